import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Overloaded } from '../database/group-commit.js'
import { type Log, tellable } from '../log.js'
import type { Fields } from '../questionnaire/answers.js'
import type { Locale } from '../questionnaire/questionnaire.js'
import { address, consultationAddress } from './address.js'
import { consultationAt, localeOfAddress, twinOf } from './failed-address.js'
import { privatePage } from './headers.js'
import { hiddenFields } from './hidden-fields.js'
import type { House } from './house.js'
import type { SendPage } from './send-page.js'
import { languageTags, type PageView } from './site-view.js'
import { otherLocale } from './words.js'

type Desk = { readonly house: House; readonly sendPage: SendPage }
type FailureDesk = Desk & { readonly app: FastifyInstance }

/** The one page for whatever goes wrong, in the language of the address; what was posted is on it, to be sent again. */
export function showFailures(app: FastifyInstance, { house, sendPage }: Desk, log?: Log): void {
  const desk: FailureDesk = { app, house, sendPage }
  app.setNotFoundHandler((request, reply) => sendNotFound(desk, request, reply))
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    // What was posted to nowhere is kept on the page like all that was posted.
    if (error.statusCode === 404 && !(request.body instanceof Map)) return sendNotFound(desk, request, reply)
    const failure = failureOf(error)
    if (failure.status >= 500) log?.error(told(request, error), 'a request failed')
    return sendFailure(desk, request, reply, failure)
  })
}

type Failure = {
  readonly status: number
  /** A sentence of `fault:` for what the request brought; absent when it is ours. */
  readonly reason?: string
  readonly busy?: true
  readonly tooLarge?: true
}

function failureOf(error: FastifyError): Failure {
  const status = error.statusCode ?? 503
  if (error instanceof Overloaded) return { status: 503, busy: true }
  if (status === 403) return { status, reason: 'request-refused' }
  if (status === 413) return { status, tooLarge: true }
  if (status === 429) return { status, reason: 'too-many-tries' }
  return status < 500 ? { status, reason: 'request-unreadable' } : { status: 503 }
}

function told(request: FastifyRequest, error: FastifyError) {
  return { route: request.routeOptions.url, method: request.method, ...tellable(error) }
}

function sendNotFound(desk: FailureDesk, request: FastifyRequest, reply: FastifyReply) {
  const language = localeOfAddress(request)
  const locale = language ?? 'en'
  const page = pageView(desk, request, { locale, area: 'not-found' })
  const view = language === undefined ? { twin: twinView(desk, otherLocale(locale)) } : {}
  return desk.sendPage(reply.code(404), { locale, template: 'public/not-found', page, view })
}

/** Under an address that names no language, the page speaks both. */
function twinView({ house }: FailureDesk, locale: Locale) {
  const words = house.words[locale]
  return {
    lang: languageTags[locale],
    title: words('not-found:title'),
    lead: words('not-found:lead'),
    list: { href: address.consultations(locale), label: words('not-found:list') },
  }
}

function sendFailure(desk: FailureDesk, request: FastifyRequest, reply: FastifyReply, failure: Failure) {
  const { status, reason, busy, tooLarge } = failure
  const locale = localeOfAddress(request) ?? 'en'
  void reply.code(status).headers(privatePage)
  if (status === 503) void reply.header('retry-after', '5')
  const posted = request.body instanceof Map && status !== 403 ? (request.body as Fields) : undefined
  const view = {
    ...(busy ? { busy } : {}),
    ...(tooLarge ? { tooLarge: tooLargeView(desk, request, locale) } : {}),
    ...(reason === undefined ? {} : { reason: desk.house.words[locale](`fault:${reason}`) }),
    ...(posted ? { kept: keptView(request.url, posted) } : {}),
    ...(request.method === 'GET' && status >= 500 ? { retry: request.url } : {}),
  }
  const page = {
    ...pageView(desk, request, { locale, area: 'failure', title: titleOf(failure) }),
    // What was posted goes along to the other language.
    ...(posted ? { toggle: { form: 'questionnaire', value: 'switch' } } : {}),
    // Where nothing is to be seen, not even that there is a consultation.
    ...(status === 404 ? {} : exitOf(desk, request, locale)),
  }
  return desk.sendPage(reply, { locale, template: 'public/failure', page, view })
}

function titleOf({ reason, busy, tooLarge }: Failure): string {
  if (busy) return 'busy'
  if (tooLarge) return 'too-large'
  return reason === undefined ? 'title' : 'not-read'
}

/** What is too long for a form may come by another way: the page of the consultation says by which. */
function tooLargeView({ house }: FailureDesk, request: FastifyRequest, locale: Locale) {
  const consultation = consultationAt(house, request)
  if (!consultation) return {}
  return { otherWays: `${consultationAddress(locale, consultation.slug[locale]).profile}#contact` }
}

/** The way out in a hurry, where the consultation that was asked about has one: what was typed is on this page too. */
function exitOf({ house }: FailureDesk, request: FastifyRequest, locale: Locale): Pick<PageView, 'exit'> {
  const consultation = consultationAt(house, request)
  if (!consultation?.sensitive) return {}
  return { exit: { href: consultationAddress(locale, consultation.slug[locale]).leave } }
}

/** Passwords and codes: typed anew, for a page that stays open must not hold them. */
const secretFields = ['password', 'present', 'given', 'uri', 'recovery']

function keptView(action: string, posted: Fields) {
  const go = posted.get('go')?.[0] ?? 'next'
  const fields = new Map(posted)
  for (const name of ['go', ...secretFields]) fields.delete(name)
  return { action, go, hidden: hiddenFields(fields), ...(go === 'submit' ? { submitting: true } : {}) }
}

type Titled = { readonly locale: Locale; readonly area: string; readonly title?: string }

function pageView({ app, house }: FailureDesk, request: FastifyRequest, { locale, area, title = 'title' }: Titled) {
  const words = house.words[locale]
  return {
    title: `${words(`${area}:${title}`)} – ${words('site:name')}`,
    description: words(`${area}:description`),
    toggle: { href: twinOf(app, house, request) },
    noindex: true,
  }
}
