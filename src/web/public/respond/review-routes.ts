import type { FastifyInstance } from 'fastify'
import type { Version } from '../../../consultation/publication.js'
import type { Locale } from '../../../questionnaire/questionnaire.js'
import { responseAnswers } from '../../../questionnaire/response-answers.js'
import { findSubmitted, submit, type Submission, type Submitted } from '../../../response/submission.js'
import { codeOf, newToken, type Token } from '../../../response/token.js'
import { consultationAddress } from '../../address.js'
import { answersView } from '../question/answers-view.js'
import { answerCalls, type Call, unfinishedOf } from './call.js'
import { sendClosedDoor } from './closed-door.js'
import { copyOfAnswers, sendCopy } from './copy.js'
import type { Desk } from '../desk.js'
import { answerFirstStep } from './first-step.js'
import { type PostedForm, readPostedForm, savedPages } from './posted-form.js'
import { faultStatus, ordinalOf } from './question-page.js'
import { sendAlreadySubmitted, sendReceipt } from './receipt-page.js'
import { sendReview } from './review-page.js'
import { fieldsOfPages, type Reading, readWholeForm, type SavedPages } from './unfinished-response.js'
import { noticeOf, versionOf, type Visit } from '../visit.js'
import { sendWhole } from './whole-page.js'

/** Checking the answers, and sending them. */
export function reviewRoutes(app: FastifyInstance, desk: Desk, locale: Locale): void {
  const address = consultationAddress(locale, ':slug').review
  answerCalls(app, { desk, locale, address }, { get: showReview, post: actOnReview })
}

async function showReview(call: Call) {
  const { visit, reply } = call
  if (visit.status !== 'O') return sendClosedDoor(call)
  const firstStep = await answerFirstStep(call)
  if (firstStep) return firstStep
  const unfinished = await unfinishedOf(call)
  // The first page knows what else the token may mean.
  if (unfinished === undefined) return reply.redirect(visit.here.page(1), 303)
  return sendReview(call, { version: unfinished.version, pages: unfinished.pages, kept: true })
}

/** What was written goes along to the other language: it is nowhere but in the page. */
function stayOutside(call: Call, { form }: Reviewed) {
  const { visit, reply } = call
  if (form.go.act === 'switch' && form.locale === visit.locale) return reply.redirect(visit.there.review, 307)
  return sendClosedDoor(call, form)
}

/** What the review page sent, read. */
type Reviewed = {
  readonly form: PostedForm
  readonly token: Token
  readonly version: Version
  /** In which it was filled in. */
  readonly locale: Locale
  readonly reading: Reading
}

async function actOnReview(call: Call) {
  const { visit, request, held } = call
  const reviewed = readReviewed(visit, readPostedForm(request.body), held)
  if (reviewed.form.go.act === 'copy') return sendCopyOfAnswers(call, reviewed)
  if (reviewed.form.go.act === 'submit') return submitReviewed(call, reviewed)
  if (visit.status !== 'O') return stayOutside(call, reviewed)
  return isKept(call, reviewed) ? leaveReview(call, reviewed) : passOn(call, reviewed)
}

/**
 * Whether a second press could be told from the first. The review of what a cookie held names no token; when the cookie has
 * gone since, the page comes back once more with one of its own.
 */
function isCountable({ held }: Call, { form }: Reviewed): boolean {
  return held !== undefined || form.token !== undefined
}

/** Whether its answers lie under the cookie's token too. A review of all questions in one form carries a token of its own. */
function isKept({ held }: Call, { form }: Reviewed): boolean {
  return held !== undefined && form.token === undefined
}

function readReviewed(visit: Visit, form: PostedForm, held: Token | undefined): Reviewed {
  const version = versionOf(visit, form.version)
  const locale = form.locale ?? visit.locale
  const reading = readWholeForm(version.questionnaire, form.fields, locale)
  return { form, token: held ?? form.token ?? newToken(), version, locale, reading }
}

function pagesOf({ version, form, locale }: Reviewed): SavedPages {
  return savedPages(version.questionnaire, form.fields, locale)
}

function leaveReview({ visit, reply }: Call, { form, version, reading }: Reviewed) {
  const { here, there } = visit
  const last = reading.reached.at(-1)
  switch (form.go.act) {
    case 'switch':
      return reply.redirect(there.review, 303)
    case 'later':
      return reply.redirect(here.saved, 303)
    case 'back':
      return reply.redirect(here.page(last ? ordinalOf(version, last) : 1), 303)
    default:
      return reply.redirect(here.review, 303)
  }
}

/** What is kept nowhere goes along in the page. */
function passOn(call: Call, reviewed: Reviewed) {
  const { visit, reply } = call
  const { form, token, version } = reviewed
  const whole = { version: version.number, pages: pagesOf(reviewed), token: codeOf(form.token ?? token) }
  if (form.go.act === 'switch' && form.locale === visit.locale) return reply.redirect(visit.there.review, 307)
  return form.go.act === 'back' ? sendWhole(call, whole) : sendReview(call, whole)
}

function sectionsOf({ visit }: Call, reviewed: Reviewed) {
  const { version, reading } = reviewed
  const fields = fieldsOfPages(version.questionnaire, pagesOf(reviewed), visit.locale)
  return answersView(version.questionnaire, { ...reading, fields, problems: new Map() }, visit.locale)
}

function sendCopyOfAnswers(call: Call, reviewed: Reviewed) {
  const { desk, visit, reply } = call
  const { locale, consultation } = visit
  const title = consultation.profile.title[locale]
  const text = copyOfAnswers(title, sectionsOf(call, reviewed), desk.house.words[locale])
  return sendCopy(reply, consultation.slug[locale], text)
}

async function submitReviewed(call: Call, reviewed: Reviewed) {
  const { desk, visit } = call
  if (reviewed.reading.faults.length > 0) return sendFaultyReview(call, reviewed)
  if (!isCountable(call, reviewed)) return passOn(call, reviewed)
  const submission = submissionOf(visit, reviewed)
  // After closing nothing new counts, but who has submitted in time gets the receipt again.
  const take = visit.status === 'O' ? submit : findSubmitted
  const submitted = await take(desk.house.responses, submission)
  if (submitted === undefined) return sendClosedDoor(call, reviewed.form)
  if (submitted.kind === 'counted') desk.house.mixing.submitted(visit.consultation.id)
  return acknowledge(call, reviewed, submitted)
}

function submissionOf(visit: Visit, { form, token, version, reading }: Reviewed): Submission {
  const { consultation, locale, day } = visit
  return {
    token,
    consultation: consultation.id,
    version: version.number,
    language: locale,
    noticeVersion: noticeOf(visit, form.notice).number,
    answers: responseAnswers(version.questionnaire, reading.answers, reading.shown),
    day,
  }
}

function acknowledge(call: Call, reviewed: Reviewed, submitted: Submitted) {
  const { visit, reply, held } = call
  const { token } = reviewed
  if (submitted.kind === 'already' && !submitted.sameAnswers) {
    return sendAlreadySubmitted(call, token, sectionsOf(call, reviewed))
  }
  return held ? reply.redirect(visit.here.receipt, 303) : sendReceipt(call, token)
}

function sendFaultyReview(call: Call, reviewed: Reviewed) {
  const { form, token, version, reading } = reviewed
  void call.reply.code(faultStatus(reading.faults))
  const own = isKept(call, reviewed) ? { kept: true } : { token: codeOf(form.token ?? token) }
  return sendReview(call, { version: version.number, pages: pagesOf(reviewed), ...own })
}
