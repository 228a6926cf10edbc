import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Version } from '../../../consultation/publication.js'
import { pageAfter, pageBefore } from '../../../questionnaire/path.js'
import type { Locale, Page } from '../../../questionnaire/questionnaire.js'
import { savePage } from '../../../response/saving.js'
import { newToken } from '../../../response/token.js'
import type { Unfinished } from '../../../response/unfinished.js'
import { type ConsultationAddress, consultationAddress } from '../../address.js'
import { sendCompressed } from '../../encoded.js'
import { isHttps } from '../../house.js'
import { NotHere } from '../../not-here.js'
import { answersView } from '../question/answers-view.js'
import { answerCalls, type Call, isSubmitted, unfinishedOf } from './call.js'
import { sendClosedDoor } from './closed-door.js'
import type { Desk } from '../desk.js'
import { answerFirstStep } from './first-step.js'
import { type PostedForm, readPostedForm, savedPage, savedPages, withoutQuestion } from './posted-form.js'
import { faultStatus, type FilledIn, ordinalOf, pageNamed, sendFilledPage } from './question-page.js'
import { sendAlreadySubmitted } from './receipt-page.js'
import { giveToken } from './respondent.js'
import { ticketOf, writeTicket } from './ticket.js'
import { faultsOf, type Reading, readSavedPages } from './unfinished-response.js'
import { versionOf, type Visit } from '../visit.js'

/** The pages of questions, one topic a page. */
export function questionnaireRoutes(app: FastifyInstance, desk: Desk, locale: Locale): void {
  const address = consultationAddress(locale, ':slug').page(':ordinal')
  answerCalls(app, { desk, locale, address }, { get: showPage, post: savePostedPage })
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
  const filledIn = { version, page: pageOf(version, request), pages, reading, faults: [] }
  return isToBeChecked(request) ? sendCheckedPage(call, filledIn) : sendFilledPage(call, filledIn)
}

/** In the query of a page that is to say what is wrong on it: one that was posted, Back and reload would post again. */
const toBeChecked = '?checked'

function isToBeChecked({ query }: FastifyRequest): boolean {
  return 'checked' in (query as object)
}

/** What has been mended since, as in another tab, is no longer at fault. */
function sendCheckedPage(call: Call, filledIn: FilledIn) {
  const { version, page, reading } = filledIn
  const faults = faultsOf(version.questionnaire, page, reading.faults)
  return faults.length > 0 ? sendFaultyPage(call, { ...filledIn, faults }) : sendFilledPage(call, filledIn)
}

function sendFaultyPage(call: Call, filledIn: FilledIn) {
  void call.reply.code(faultStatus(filledIn.faults))
  return sendFilledPage(call, filledIn)
}

/** Without waiting where there is nothing to wait for: that would cost as much as finding the page. */
function sendBlankPage({ desk, visit, request, reply }: Call) {
  const page = desk.blankPage(visit, pageOf(visit.latest, request))
  return page instanceof Promise
    ? page.then((encoded) => sendCompressed(request, reply, encoded))
    : sendCompressed(request, reply, page)
}

/** The token opens nothing: it has been used to submit, or its answers have been erased since. */
async function showPageOfNothing(call: Call) {
  const { visit, held, reply } = call
  return held && (await isSubmitted(call, held)) ? reply.redirect(visit.here.receipt, 303) : sendBlankPage(call)
}

/** A tab left open since before the receipt: what it holds can no longer count, which is better said now than at the end. */
function sendTooLate(call: Call, version: Version, form: PostedForm) {
  const { visit, held } = call
  const pages = savedPages(version.questionnaire, form.fields, form.locale ?? visit.locale)
  const reading = readSavedPages(version.questionnaire, pages, visit.locale)
  const sections = answersView(
    version.questionnaire,
    { ...reading, fields: form.fields, problems: new Map() },
    visit.locale,
  )
  return sendAlreadySubmitted(call, held!, sections)
}

async function savePostedPage(call: Call) {
  const { desk, visit, request, reply, held } = call
  const form = readPostedForm(request.body)
  if (visit.status !== 'O') return sendClosedDoor(call, form)
  const posted = versionOf(visit, form.version)
  const { id } = pageOf(posted, request)
  const token = held ?? newToken()
  const unfinished = await savePage(desk.house.responses, {
    token,
    consultation: visit.consultation.id,
    version: posted.number,
    day: visit.day,
    page: id,
    saved: savedPage(keptFields(form), form.locale ?? visit.locale),
    at: () => id,
    mayBegin: async () => held === undefined || !(await isSubmitted(call, held)),
  })
  if (unfinished === undefined) return sendTooLate(call, posted, form)
  if (held === undefined) giveToken(reply, token, visit.consultation.id, isHttps(desk.house))
  return goOn(call, { id, form, unfinished })
}

type Kept = { readonly id: string; readonly form: PostedForm; readonly unfinished: Unfinished }

/** From the page that was just kept to where the pressed button leads; to the same page when an answer is at fault. */
async function goOn(call: Call, { id, form, unfinished }: Kept) {
  const { visit, reply, held } = call
  const version = versionOf(visit, unfinished.version)
  const page = pageNamed(version, id)
  const reading = readSavedPages(version.questionnaire, unfinished.pages, visit.locale)
  const faults = form.go.act === 'next' ? faultsOf(version.questionnaire, page, reading.faults) : []
  // No button of ours sends it, so there is no one to come back to the page.
  if (faultStatus(faults) === 400)
    return sendFaultyPage(call, { version, page, pages: unfinished.pages, reading, faults })
  const checked = `${visit.here.page(ordinalOf(version, page))}${toBeChecked}`
  const next = faults.length > 0 ? checked : addressAfter(visit, { version, page, form, reading })
  return reply.redirect(held ? next : await withTicket(call, next, unfinished), 303)
}

function keptFields({ go, fields }: PostedForm) {
  return go.act === 'clear' ? withoutQuestion(fields, go.name) : fields
}

/** The query goes before the anchor. */
async function withTicket(call: Call, address: string, unfinished: Unfinished): Promise<string> {
  const [path = '', anchor] = address.split('#')
  const sign = path.includes('?') ? '&' : '?'
  return `${path}${sign}${await writeTicket(call, unfinished)}${anchor === undefined ? '' : `#${anchor}`}`
}

type Saved = { readonly version: Version; readonly page: Page; readonly form: PostedForm; readonly reading: Reading }

/** Where the pressed button leads. */
function addressAfter({ here, there }: Visit, { version, page, form, reading }: Saved): string {
  const { questionnaire } = version
  const toPage = (at: ConsultationAddress, to: Page) => at.page(ordinalOf(version, to))
  switch (form.go.act) {
    case 'next': {
      const after = pageAfter(questionnaire, page, reading.answers)
      return after ? toPage(here, after) : here.review
    }
    case 'back': {
      const before = pageBefore(questionnaire, page, reading.answers)
      return before ? toPage(here, before) : here.profile
    }
    case 'later':
      return here.saved
    case 'switch':
      return toPage(there, page)
    case 'page':
      return toPage(here, questionnaire.pages.find(({ id }) => id === form.go.name) ?? page)
    case 'clear':
      return `${toPage(here, page)}#${encodeURIComponent(form.go.name)}-question`
    default:
      return toPage(here, page)
  }
}

function pageOf({ questionnaire }: Version, request: FastifyRequest): Page {
  const { ordinal } = request.params as { ordinal: string }
  const page = /^[1-9]\d{0,3}$/.test(ordinal) ? questionnaire.pages[Number(ordinal) - 1] : undefined
  if (page === undefined) throw new NotHere()
  return page
}
