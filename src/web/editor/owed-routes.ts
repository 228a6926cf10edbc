import type { FastifyInstance, FastifyReply } from 'fastify'
import { readTree } from '../../questionnaire/algebra/tree.js'
import { type Locale, locales } from '../../questionnaire/questionnaire.js'
import { giveTwin, type TwinGiven } from '../../revision/give-twin.js'
import { obligationsOf } from '../../revision/obligation.js'
import type { Review } from '../../revision/review.js'
import { wordsAt } from '../../revision/text-name.js'
import { waive, type Waived } from '../../revision/waive.js'
import { consultationAddress } from '../address.js'
import { postedField } from '../posted-field.js'
import { amiss, answerStaff, type StaffCall } from '../staff/call.js'
import { postedText, textFault } from '../staff/posted-text.js'
import type { Staff } from '../staff/staff.js'
import { isWhole, readReason } from '../staff/text-field.js'
import { type deeds, formOf, sendOwed } from './owed-page.js'
import { otherLocale } from '../words.js'
import type { OwedText, TypedTwin } from './owed-view.js'

/** The texts that are owed in one language because they changed in the other. */
export function owedRoutes(app: FastifyInstance, staff: Staff, locale: Locale): void {
  const { owed } = consultationAddress(locale, ':slug')
  answerStaff(app, { staff, locale, audience: 'editor', address: owed }, { get: show, post: answerText })
}

async function show(call: StaffCall): Promise<FastifyReply> {
  return sendOwed(call, await reviewOf(call))
}

function reviewOf({ staff, published }: StaffCall): Promise<Review> {
  return staff.house.reviews.read(published.consultation.id)
}

async function answerText(call: StaffCall): Promise<FastifyReply> {
  const { staff, request, reply, locale, here } = call
  const review = await reviewOf(call)
  const text = textAskedAbout(review, request.body)
  // Gone from the draft since: there is nothing left to give words to.
  if (!text) return sendOwed(amiss(call, 409), review)
  const typed = typedTwin(call, text)
  if (!isWhole(typed.problems)) return sendOwed(amiss(call, 422), review, { text, typed })
  const result = await perform(call, text, typed)
  if (result.kind === 'revised') return reply.redirect(`${here.owed}?done=${await givenHow(call, text)}`, 303)
  if (result.kind === 'waived') return reply.redirect(`${here.owed}?done=waived`, 303)
  const field = typed.go === 'give' ? `${formOf(text)}-words` : `${formOf(text)}-waive-reason-${locale}`
  const problems = { [field]: staff.house.words[locale](`owed:refused-${result.kind}`) }
  return sendOwed(amiss(call, 422), await reviewOf(call), { text, typed: { ...typed, problems } })
}

/** Who gives what is no longer owed changes one language alone. */
async function givenHow(call: StaffCall, text: OwedText): Promise<(typeof deeds)[number]> {
  const owed = obligationsOf(await reviewOf(call))
  const twin = { ...text, locale: otherLocale(text.locale) }
  return owed.some((each) => formOf(each) === formOf(twin)) ? 'given-anew' : 'given'
}

function perform(call: StaffCall, text: OwedText, typed: TypedTwin): Promise<TwinGiven | Waived> {
  const { staff, published, person, request } = call
  const { house } = staff
  const actor = { consultation: published.consultation.id, by: person.id, at: house.now() }
  const madeOn = Number(postedField(request.body, 'madeOn'))
  const { node, attribute, locale } = text
  const asked = { node, attribute, locale, reason: typed.reason, madeOn: Number.isInteger(madeOn) ? madeOn : -1 }
  if (typed.go === 'waive') return house.reviews.act(actor, waive(asked))
  return house.reviews.act(actor, giveTwin({ ...asked, words: typed.words }))
}

/** The text of the draft that was posted about; undefined when there is none such now. */
function textAskedAbout({ draft }: Review, body: unknown): OwedText | undefined {
  const node = draft && readTree(draft.document).nodes.get(postedField(body, 'node'))?.name
  const attribute = postedField(body, 'attribute')
  const locale = locales.find((each) => each === postedField(body, 'language'))
  if (!draft || !node || !locale || !wordsAt(draft.document, { node, attribute })) return undefined
  return { node, attribute, locale }
}

function typedTwin({ staff, request, locale }: StaffCall, text: OwedText): TypedTwin {
  const { house } = staff
  const form = formOf(text)
  const go = postedField(request.body, 'go') === 'waive' ? 'waive' : 'give'
  const { reason, problems } = readReason(house, locale, request.body, `${form}-${go}`)
  const words = postedText(request.body, 'words')
  const fault = textFault(words)
  const key = fault === 'missing' ? `owed:missing-${text.locale}` : `reason:${fault}`
  const problem = go === 'give' && fault ? house.words[locale](key) : undefined
  return { go, words, reason, problems: { [`${form}-words`]: problem, ...problems } }
}
