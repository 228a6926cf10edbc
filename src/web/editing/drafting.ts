import type { FastifyReply } from 'fastify'
import type { Fields } from '../../questionnaire/answers.js'
import type { JsonObject } from '../../questionnaire/change.js'
import { findQuestion } from '../../questionnaire/find-question.js'
import type { Questionnaire } from '../../questionnaire/questionnaire.js'
import { documentAt } from '../../revision/review.js'
import { hiddenFields } from '../hidden-fields.js'
import { NotHere } from '../not-here.js'
import { postedField } from '../posted-field.js'
import type { Table } from '../roundtable/table.js'
import type { StaffCall } from '../staff/call.js'
import { readNumber } from '../staff/read-number.js'
import { type Drafting, isPress, openForm, readForm, type WorkForm, type Worked, workOn, works } from './work.js'

/** A form in someone's hands: what it is about, what it holds, and the revision that it was opened on. */
export type Draftwork = { readonly drafting: Drafting; readonly form: WorkForm; readonly madeOn: number }

/** Reads the form of one question from a request; throws `NotHere` where there is no such question or work. */
export function readDraftwork({ request }: StaffCall, { draft, review }: Table, by: 'p' | 'r'): Draftwork {
  const { id } = request.params as { id: string }
  const body = request.body instanceof Map ? (request.body as Fields) : undefined
  const { work: asked } = request.query as { work?: unknown }
  const work = works.find((each) => each === (body?.get('work')?.[0] ?? asked))
  const latest = draft.revisions.length - 1
  const madeOn = body ? Math.min(readNumber(postedField(body, 'madeOn')) ?? latest, latest) : latest
  const document = documentAt(draft, madeOn) as unknown as Questionnaire
  if (!work || !findQuestion(document, id)) throw new NotHere()
  const mark = by === 'p' ? `p${review.proposals.size + 1}` : `r${latest + 1}`
  const drafting = { document, work, questions: [id], mark }
  return { drafting, form: body ? readForm(drafting, body) : openForm(drafting), madeOn }
}

/** What a button of the form asks for. */
type Step = 'switch' | 'form' | 'preview' | 'send'

export function stepOf({ request }: StaffCall): Step {
  const go = postedField(request.body, 'go')
  if (go === 'switch') return 'switch'
  if (isPress(go) || go === 'show' || go === 'again' || go === '') return 'form'
  return go === 'send' ? 'send' : 'preview'
}

/** Whether the form was filled in on the page in the other language, which this one takes over. */
export function isTakenOver({ request, locale }: StaffCall): boolean {
  return postedField(request.body, 'locale') !== locale
}

/** Has the browser post the same to the page in the other language. */
export function postToTwin({ reply, twin }: StaffCall): FastifyReply {
  return reply.redirect(twin, 307)
}

/** Those fields of what was posted that are wanted, to be posted again. */
export function postedAgain({ request }: StaffCall, isWanted: (name: string) => boolean) {
  const body = request.body instanceof Map ? (request.body as Fields) : new Map<string, readonly string[]>()
  return hiddenFields(new Map([...body].filter(([name]) => isWanted(name))))
}

/** The two sides of what the form asks for. */
export function workedSides({ drafting, form }: Draftwork): Worked & { readonly before: JsonObject } {
  return { ...workOn(drafting, form), before: drafting.document as unknown as JsonObject }
}
