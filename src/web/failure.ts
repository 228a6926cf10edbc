import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Overloaded } from '../database/group-commit.js'
import { type Log, tellable } from '../log.js'
import type { Fields } from '../questionnaire/answers.js'
import type { Locale } from '../questionnaire/questionnaire.js'
import { address, consultationAddress } from './address.js'
import { privatePage } from './headers.js'
import { hiddenFields } from './hidden-fields.js'
import type { House } from './house.js'
import type { SendPage } from './send-page.js'
import type { PageView } from './site-view.js'
import { otherLocale } from './words.js'

type FailureDesk = { readonly house: House; readonly sendPage: SendPage }

/** The one page for whatever goes wrong, in the language of the address; what was posted is on it, to be sent again. */
export function showFailures(app: FastifyInstance, desk: FailureDesk, log?: Log): void {
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
}

function failureOf(error: FastifyError): Failure {
  const status = error.statusCode ?? 503
  if (error instanceof Overloaded) return { status: 503, busy: true }
  if (status === 403) return { status, reason: 'request-refused' }
  if (status === 413) return { status, reason: 'request-too-large' }
  if (status === 429) return { status, reason: 'too-many-tries' }
  return status < 500 ? { status, reason: 'request-unreadable' } : { status: 503 }
}

function told(request: FastifyRequest, error: FastifyError) {
  return { route: request.routeOptions.url, method: request.method, ...tellable(error) }
}

function sendNotFound(desk: FailureDesk, request: FastifyRequest, reply: FastifyReply) {
  const locale = localeOf(request)
  const page = pageView(desk, locale, 'not-found')
  return desk.sendPage(reply.code(404), { locale, template: 'public/not-found', page, view: {} })
}

function sendFailure(
  desk: FailureDesk,
  request: FastifyRequest,
  reply: FastifyReply,
  { status, reason, busy }: Failure,
) {
  const locale = localeOf(request)
  void reply.code(status).headers(privatePage)
  if (status === 503) void reply.header('retry-after', '5')
  const posted = request.body instanceof Map && status !== 403 ? (request.body as Fields) : undefined
  const view = {
    ...(busy ? { busy } : {}),
    ...(reason === undefined ? {} : { reason: desk.house.words[locale](`fault:${reason}`) }),
    ...(posted ? { kept: keptView(request.url, posted) } : {}),
    ...(request.method === 'GET' && status >= 500 ? { retry: request.url } : {}),
  }
  // What was posted goes along to the other language.
  const page = {
    ...pageView(desk, locale, 'failure', busy ? 'busy' : reason === undefined ? 'title' : 'not-read'),
    ...(posted ? { toggle: { form: 'questionnaire', value: 'switch' } } : {}),
    // Where nothing is to be seen, not even that there is a consultation.
    ...(status === 404 ? {} : exitOf(desk, request, locale)),
  }
  return desk.sendPage(reply, { locale, template: 'public/failure', page, view })
}

/** The way out in a hurry, where the consultation that was asked about has one: what was typed is on this page too. */
function exitOf({ house }: FailureDesk, { params }: FastifyRequest, locale: Locale): Pick<PageView, 'exit'> {
  const { slug = '' } = (params ?? {}) as { slug?: string }
  const isSensitive = house.catalogue.bySlug(locale, slug)?.consultation.sensitive
  return isSensitive ? { exit: { href: consultationAddress(locale, slug).leave } } : {}
}

/** Passwords and codes: typed anew, for a page that stays open must not hold them. */
const secretFields = ['password', 'present', 'given', 'uri', 'recovery']

function keptView(action: string, posted: Fields) {
  const go = posted.get('go')?.[0] ?? 'next'
  const fields = new Map(posted)
  for (const name of ['go', ...secretFields]) fields.delete(name)
  return { action, go, hidden: hiddenFields(fields), ...(go === 'submit' ? { submitting: true } : {}) }
}

function pageView({ house }: FailureDesk, locale: Locale, area: string, title = 'title') {
  const words = house.words[locale]
  return {
    title: `${words(`${area}:${title}`)} – ${words('site:name')}`,
    description: words(`${area}:description`),
    toggle: { href: address.consultations(otherLocale(locale)) },
    noindex: true,
  }
}

function localeOf({ url }: FastifyRequest): Locale {
  return url.startsWith('/fr') ? 'fr' : 'en'
}
