import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Fields } from '../../questionnaire/answers.js'
import { difference } from '../../questionnaire/difference.js'
import type { JsonObject } from '../../questionnaire/change.js'
import { type Locale, locales } from '../../questionnaire/questionnaire.js'
import { categories, type Category } from '../../revision/category.js'
import { propose, type Words as Reason } from '../../revision/propose.js'
import { consultationAddress } from '../address.js'
import { type Draftwork, isTakenOver, postToTwin, readDraftwork, stepOf, workedSides } from '../editing/drafting.js'
import { problemsOfEdit } from '../editing/work-view.js'
import { postedField } from '../posted-field.js'
import { problemSentences } from '../roundtable/problem-sentences.js'
import { readTable } from '../roundtable/table.js'
import { amiss, answerStaff, type StaffCall } from '../staff/call.js'
import type { Problems } from '../staff/faults.js'
import { postedText, textFault } from '../staff/posted-text.js'
import type { Staff } from '../staff/staff.js'
import { sendProposing, sendProposingPreview } from './proposing-page.js'

/** Asks for a change of a question, of its place, for a new one: a form, then what it changes and why, then it is sent. */
export function proposingRoutes(app: FastifyInstance, staff: Staff, locale: Locale): void {
  const address = consultationAddress(locale, ':slug').proposing(':id')
  answerStaff(app, { staff, locale, audience: 'member', address }, { get: open, post: goOn })
}

async function open(call: StaffCall): Promise<FastifyReply> {
  return sendProposing(call, readDraftwork(call, await readTable(call), 'p'))
}

async function goOn(call: StaffCall): Promise<FastifyReply> {
  const table = await readTable(call)
  const draftwork = readDraftwork(call, table, 'p')
  const step = stepOf(call)
  if (step === 'switch') return isTakenOver(call) ? sendWhole(call, draftwork) : postToTwin(call)
  if (step === 'form') return sendProposing(call, draftwork)
  const worked = workedSides(draftwork)
  const say = call.staff.house.words[call.locale]
  if (worked.kind === 'faults') return sendProposing(amiss(call, 422), draftwork, problemsOfEdit(worked.faults, say))
  if (difference(worked.before, worked.document).length === 0) {
    return sendProposing(amiss(call, 422), draftwork, { [firstField(draftwork)]: say('proposing:changes-nothing') })
  }
  if (step === 'preview') return sendProposingPreview(call, draftwork, worked)
  return send(call, draftwork, worked)
}

/** The page that was left in the other language: the form, or what comes after it. */
function sendWhole(call: StaffCall, draftwork: Draftwork): Promise<FastifyReply> {
  const worked = workedSides(draftwork)
  return postedField(call.request.body, 'page') === 'preview' && worked.kind === 'document'
    ? sendProposingPreview(call, draftwork, worked)
    : sendProposing(call, draftwork)
}

function firstField({ drafting }: Draftwork): string {
  return drafting.work === 'move' ? 'place' : 'q0.text.en'
}

type Sides = { readonly before: JsonObject; readonly document: JsonObject }

async function send(call: StaffCall, draftwork: Draftwork, sides: Sides): Promise<FastifyReply> {
  const { staff, request, reply, locale, here, published, person } = call
  const say = staff.house.words[locale]
  const body = request.body as Fields
  const chosen = categories.filter((category) => body.get('category')?.includes(category))
  const reason = readReason(body)
  const problems = problemsOfSending(chosen, reason, say)
  if (Object.keys(problems).length > 0) return sendProposingPreview(amiss(call, 422), draftwork, sides, problems)
  const question = draftwork.drafting.questions[0]!
  const proposed = await staff.house.reviews.act(
    { consultation: published.consultation.id, by: person.id, at: staff.house.now() },
    propose({
      madeOn: draftwork.madeOn,
      changes: difference(sides.before, sides.document),
      question,
      categories: chosen,
      reason,
    }),
  )
  switch (proposed.kind) {
    case 'proposed':
      return reply.redirect(`${here.roundtableQuestion(question)}?done=proposed#proposal-${proposed.proposal}`, 303)
    case 'shapeless':
      return sendProposing(amiss(call, 422), draftwork, {
        [firstField(draftwork)]: problemSentences(proposed.problems, say).join(' '),
      })
    case 'no-draft':
    case 'changes-nothing':
    case 'does-not-fit':
      return sendProposing(amiss(call, 422), draftwork, { [firstField(draftwork)]: say('proposing:does-not-fit') })
  }
}

function readReason(body: Fields): Reason {
  const typed = locales.map((locale) => [locale, postedText(body, `reason.${locale}`)] as const)
  return Object.fromEntries(typed.filter(([, words]) => words !== ''))
}

function problemsOfSending(chosen: readonly Category[], reason: Reason, say: (key: string) => string): Problems {
  const given = Object.entries(reason)
  const faults = given.flatMap(([tongue, words]) => {
    const fault = textFault(words)
    return fault ? [[`reason.${tongue}`, say(`reason:${fault}`)]] : []
  })
  return {
    ...(chosen.length === 0 ? { category: say('proposing:category-missing') } : {}),
    ...(given.length === 0 ? { 'reason.en': say('proposing:reason-missing') } : {}),
    ...Object.fromEntries(faults),
  }
}
