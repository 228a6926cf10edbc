import type { FastifyInstance } from 'fastify'
import type { Locale } from '../../../questionnaire/questionnaire.js'
import { codeOf } from '../../../response/token.js'
import { consultationAddress } from '../../address.js'
import { sendCompressed } from '../../encoded.js'
import { answerCalls, type Call, unfinishedOf } from './call.js'
import { sendClosedDoor } from './closed-door.js'
import type { Desk } from '../desk.js'
import { readPostedForm, savedPages, withoutQuestion } from './posted-form.js'
import { faultStatus } from './question-page.js'
import { sendReview } from './review-page.js'
import { readSavedPages } from './unfinished-response.js'
import { versionOf } from '../visit.js'
import { sendWhole } from './whole-page.js'

/** All questions in one form, for a browser that keeps no cookie, or who prefers it so. Nothing is kept between requests. */
export function onePageRoutes(app: FastifyInstance, desk: Desk, locale: Locale): void {
  const address = consultationAddress(locale, ':slug').onePage
  answerCalls(app, { desk, locale, address }, { get: showWhole, post: readWhole })
}

async function showWhole(call: Call) {
  const { desk, visit, request, reply } = call
  if (visit.status !== 'O') return sendClosedDoor(call)
  const kept = await unfinishedOf(call)
  if (kept) return sendWhole(call, kept)
  const papers = await desk.papersOf(visit, visit.latest)
  return sendCompressed(request, reply, await papers.blankWhole())
}

async function readWhole(call: Call) {
  const { visit, request, reply } = call
  const form = readPostedForm(request.body)
  if (visit.status !== 'O') return sendClosedDoor(call, form)
  const { act, name } = form.go
  // The other language's page takes the same form; it knows by the form's language that it is the one to show it.
  if (act === 'switch' && form.locale === visit.locale) return reply.redirect(visit.there.onePage, 307)
  const fields = act === 'clear' ? withoutQuestion(form.fields, name) : form.fields
  const { questionnaire, number } = versionOf(visit, form.version)
  const pages = savedPages(questionnaire, fields, form.locale ?? visit.locale)
  const whole = { version: number, pages, ...(form.token === undefined ? {} : { token: codeOf(form.token) }) }
  if (act !== 'next') return sendWhole(call, whole)
  const { faults } = readSavedPages(questionnaire, pages, visit.locale)
  if (faults.length === 0) return sendReview(call, whole)
  void reply.code(faultStatus(faults))
  return sendWhole(call, whole, true)
}
