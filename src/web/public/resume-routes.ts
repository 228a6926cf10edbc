import type { FastifyInstance } from 'fastify'
import type { Locale } from '../../questionnaire/questionnaire.js'
import { codeOf, groupsOf, readCode } from '../../response/token.js'
import type { Unfinished } from '../../response/unfinished.js'
import { consultationAddress } from '../address.js'
import { countOf } from '../count.js'
import { longDate } from '../dates.js'
import { isHttps } from '../house.js'
import { originOf } from '../origin.js'
import { postedField } from '../posted-field.js'
import { limitTries } from '../limit-tries.js'
import { siteView } from '../site-view.js'
import { answerCalls, type Call, unfinishedOf } from './call.js'
import type { Desk } from './desk.js'
import { answerFirstStep } from './first-step.js'
import { privatePageView } from './private-page-view.js'
import { ordinalOf, pageNamed } from './question-page.js'
import { pairsOf } from './receipt-page.js'
import { giveToken, takeToken } from './respondent.js'
import { versionOf, type Visit } from './visit.js'

/** Going away and coming back: the page with the code, the page that takes it, and the way out in a hurry. */
export function resumeRoutes(app: FastifyInstance, desk: Desk, locale: Locale): void {
  const at = consultationAddress(locale, ':slug')
  answerCalls(app, { desk, locale, address: at.saved }, { get: showCode, post: forgetHere })
  answerCalls(app, { desk, locale, address: at.resume }, { get: (call) => sendResumePage(call) })
  answerCalls(app, { desk, locale, address: at.leave }, { get: leaveQuickly })
  // Guessing 128 bits is hopeless at any rate; the limit keeps the trying from being a burden.
  void app.register(async (limited) => {
    await limitTries(limited)
    answerCalls(limited, { desk, locale, address: at.resume }, { post: openByCode })
  })
}

async function showCode(call: Call) {
  const { desk, visit, held, request, reply } = call
  const { locale, consultation, here, there } = visit
  const firstStep = await answerFirstStep(call)
  if (firstStep) return firstStep
  const unfinished = await unfinishedOf(call)
  if (!held || !unfinished) return reply.redirect(here.profile, 303)
  const origin = originOf(desk.house, request)
  return desk.sendPage(reply, {
    locale,
    template: 'public/saved',
    page: privatePageView(call, 'saved', { href: there.saved }),
    view: {
      consultation: consultation.profile.title[locale],
      code: pairsOf(groupsOf(codeOf(held))),
      resume: { href: here.resume, words: `${origin}${here.resume}` },
      until: consultation.closesOn && longDate(consultation.closesOn, locale),
      continue: whereLeftOff(visit, unfinished),
      forget: { action: here.saved },
    },
  })
}

function forgetHere({ desk, visit, reply }: Call) {
  takeToken(reply, visit.consultation.id, isHttps(desk.house))
  return reply.redirect(visit.here.profile, 303)
}

async function openByCode(call: Call) {
  const { desk, visit, request, reply } = call
  const typed = postedField(request.body, 'code')
  if (postedField(request.body, 'go') === 'switch') return switchLanguage(call, typed)
  const token = readCode(typed)
  const unfinished = token && (await unfinishedOf(call, token))
  if (!token || !unfinished) {
    void reply.code(422)
    return sendResumePage(call, { typed, problem: desk.house.words[visit.locale]('fault:code-unknown') })
  }
  giveToken(reply, token, visit.consultation.id, isHttps(desk.house))
  return reply.redirect(whereLeftOff(visit, unfinished), 303)
}

function switchLanguage(call: Call, typed: string) {
  const { visit, request, reply } = call
  const from = postedField(request.body, 'locale')
  return from === visit.locale ? reply.redirect(visit.there.resume, 307) : sendResumePage(call, { typed })
}

async function sendResumePage(call: Call, { typed = '', problem }: { typed?: string; problem?: string } = {}) {
  const { desk, visit, reply } = call
  const { locale, consultation, here } = visit
  return desk.sendPage(reply, {
    locale,
    template: 'public/resume',
    page: privatePageView(call, 'resume', { form: 'resume', value: 'switch', enter: 'open' }),
    view: {
      consultation: consultation.profile.title[locale],
      consultationHref: here.profile,
      action: here.resume,
      atFault: problem ? ' at-fault' : '',
      noProblem: problem ? '' : ' hidden',
      problem: problem ?? '',
      value: typed,
      invalid: String(problem !== undefined),
    },
    fragments: problem ? await faultFragments(call, problem) : { summary: undefined },
  })
}

async function faultFragments({ desk, visit }: Call, sentence: string) {
  const { locale } = visit
  const one = countOf(1, locale)
  const view = { site: siteView(desk.house, locale), ...one, code: true, faults: [{ href: '#code', sentence }] }
  return {
    summary: await desk.render('components/fault-summary', view),
    titlePrefix: desk.house.words[locale]('fault:title-prefix', one),
  }
}

function whereLeftOff(visit: Visit, { version, at }: Unfinished): string {
  const pinned = versionOf(visit, version)
  return visit.here.page(ordinalOf(pinned, pageNamed(pinned, at)))
}

/** Ends the cookie, so that Back shows nothing, and goes where nothing tells of the subject. */
function leaveQuickly({ desk, visit, request, reply }: Call) {
  const { consultation, locale, here } = visit
  // A link on another site must not throw away what someone has begun.
  if (request.headers['sec-fetch-site'] === 'same-origin') takeToken(reply, consultation.id, isHttps(desk.house))
  return reply.redirect(consultation.leaveTo?.[locale] ?? here.profile, 303)
}
