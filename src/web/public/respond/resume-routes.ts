import type { FastifyInstance } from 'fastify'
import { locales } from '../../../questionnaire/questionnaire.js'
import { readCode, type Token } from '../../../response/token.js'
import { consultationAddress, profileAfterRemoval } from '../../address.js'
import { privatePage } from '../../headers.js'
import { isHttps } from '../../house.js'
import { limitTries } from '../../limit-tries.js'
import { postedField } from '../../posted-field.js'
import { answerCalls, type Call, isSubmitted, unfinishedOf } from './call.js'
import type { Desk } from '../desk.js'
import { answerFirstStep } from './first-step.js'
import { giveToken, takeToken } from './respondent.js'
import { sendResumePage } from './resume-page.js'
import { sendSavedPage, whereLeftOff } from './saved-page.js'
import { type EarlyVisit, earlyVisitOf } from '../visit.js'

/** Going away and coming back: the page with the code, the page that takes it, and the way out in a hurry. */
export function resumeRoutes(app: FastifyInstance, desk: Desk): void {
  for (const locale of locales) {
    const at = consultationAddress(locale, ':slug')
    answerCalls(app, { desk, locale, address: at.saved }, { get: showCode, post: forgetHere })
    answerCalls(app, { desk, locale, address: at.resume }, { get: (call) => sendResumePage(call) })
    app.get(at.leave, (request, reply) => {
      const visit = earlyVisitOf(desk.house, locale, request)
      return leaveQuickly({ desk, visit, request, reply: reply.headers(privatePage) })
    })
  }
  // Guessing 128 bits is hopeless at any rate; the limit keeps the trying from being a burden. One for both languages.
  void app.register(async (limited) => {
    await limitTries(limited)
    for (const locale of locales) {
      const address = consultationAddress(locale, ':slug').resume
      answerCalls(limited, { desk, locale, address }, { post: openByCode })
    }
  })
}

async function showCode(call: Call) {
  const { visit, held, reply } = call
  const firstStep = await answerFirstStep(call)
  if (firstStep) return firstStep
  const unfinished = await unfinishedOf(call)
  return held && unfinished ? sendSavedPage(call, held, unfinished) : reply.redirect(visit.here.profile, 303)
}

function forgetHere({ desk, visit, reply }: Call) {
  takeToken(reply, visit.consultation.id, isHttps(desk.house))
  return reply.redirect(profileAfterRemoval(visit.here), 303)
}

async function openByCode(call: Call) {
  const { desk, visit, request, reply } = call
  const typed = postedField(request.body, 'code')
  if (postedField(request.body, 'go') === 'switch') return switchLanguage(call, typed)
  const token = readCode(typed)
  const unfinished = token && (await unfinishedOf(call, token))
  if (!token || !unfinished) return refuseCode(call, typed, token)
  giveToken(reply, token, visit.consultation.id, isHttps(desk.house))
  return reply.redirect(whereLeftOff(visit, unfinished), 303)
}

/**
 * Who holds a code can learn from the page of receipts whether it has submitted; it is said here, in words that help. What it
 * would show there stays there: only the browser that submitted is given the receipt.
 */
async function refuseCode(call: Call, typed: string, token: Token | undefined) {
  const { desk, visit, reply } = call
  if (token && (await isSubmitted(call, token))) {
    void reply.code(410)
    return sendResumePage(call, { typed, submitted: true })
  }
  void reply.code(422)
  const fault = /[^\s\p{Pd}]/u.test(typed) ? 'code-unknown' : 'code-missing'
  return sendResumePage(call, { typed, problem: desk.house.words[visit.locale](`fault:${fault}`) })
}

function switchLanguage(call: Call, typed: string) {
  const { visit, request, reply } = call
  const from = postedField(request.body, 'locale')
  return from === visit.locale ? reply.redirect(visit.there.resume, 307) : sendResumePage(call, { typed })
}

/** Ends the cookie, so that Back shows nothing, and goes where nothing tells of the subject. */
function leaveQuickly({ desk, visit, request, reply }: Omit<Call, 'visit' | 'held'> & { readonly visit: EarlyVisit }) {
  const { consultation, locale, here } = visit
  // A link on another site must not throw away what someone has begun.
  if (request.headers['sec-fetch-site'] === 'same-origin') takeToken(reply, consultation.id, isHttps(desk.house))
  return reply.redirect(consultation.leaveTo?.[locale] ?? here.profile, 303)
}
