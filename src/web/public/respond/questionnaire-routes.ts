import type { FastifyInstance } from 'fastify'
import type { Locale } from '../../../questionnaire/questionnaire.js'
import { consultationAddress } from '../../address.js'
import { sendCompressed } from '../../encoded.js'
import type { Desk } from '../desk.js'
import { versionOf } from '../visit.js'
import { answerCalls, type Call, isSubmitted, unfinishedOf } from './call.js'
import { sendClosedDoor } from './closed-door.js'
import { answerFirstStep } from './first-step.js'
import { keepPage } from './posted-page.js'
import { type FilledIn, isToBeChecked, pageAsked, sendFaultyPage, sendFilledPage } from './question-page.js'
import { ticketOf } from './ticket.js'
import { faultsOf, readSavedPages } from './unfinished-response.js'

/** The pages of questions, one topic a page. */
export function questionnaireRoutes(app: FastifyInstance, desk: Desk, locale: Locale): void {
  const address = consultationAddress(locale, ':slug').page(':ordinal')
  answerCalls(app, { desk, locale, address }, { get: showPage, post: keepPage })
}

function showPage(call: Call) {
  const { visit, request, held } = call
  if (visit.status !== 'O') return sendClosedDoor(call)
  const isFirst = held === undefined && ticketOf(request) === undefined
  return isFirst ? sendBlankPage(call) : showOwnPage(call)
}

async function showOwnPage(call: Call) {
  const { visit, request, held } = call
  const firstStep = await answerFirstStep(call)
  if (firstStep) return firstStep
  if (held === undefined) return sendBlankPage(call)
  const unfinished = await unfinishedOf(call)
  if (unfinished === undefined) return showPageOfNothing(call)
  const version = versionOf(visit, unfinished.version)
  const { pages } = unfinished
  const reading = readSavedPages(version.questionnaire, pages, visit.locale)
  const filledIn = { version, page: pageAsked(version, request), pages, reading, faults: [] }
  return isToBeChecked(request) ? sendCheckedPage(call, filledIn) : sendFilledPage(call, filledIn)
}

/** What has been mended since, as in another tab, is no longer at fault. */
function sendCheckedPage(call: Call, filledIn: FilledIn) {
  const { version, page, reading } = filledIn
  const faults = faultsOf(version.questionnaire, page, reading.faults)
  return faults.length > 0 ? sendFaultyPage(call, { ...filledIn, faults }) : sendFilledPage(call, filledIn)
}

/** Without waiting where there is nothing to wait for: that would cost as much as finding the page. */
function sendBlankPage({ desk, visit, request, reply }: Call) {
  const page = desk.blankPage(visit, pageAsked(visit.latest, request))
  return page instanceof Promise
    ? page.then((encoded) => sendCompressed(request, reply, encoded))
    : sendCompressed(request, reply, page)
}

/** The token opens nothing: it has been used to submit, or its answers have been erased since. */
async function showPageOfNothing(call: Call) {
  const { visit, held, reply } = call
  return held && (await isSubmitted(call, held)) ? reply.redirect(visit.here.receipt, 303) : sendBlankPage(call)
}
