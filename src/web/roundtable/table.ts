import { apply } from '../../questionnaire/apply.js'
import type { Change, JsonObject } from '../../questionnaire/change.js'
import { findQuestion } from '../../questionnaire/find-question.js'
import { locales, type Question, type Questionnaire } from '../../questionnaire/questionnaire.js'
import { questionsTouched } from '../../questionnaire/touched.js'
import type { Mention } from '../../history/utterance.js'
import type { Words as Reason } from '../../revision/propose.js'
import { type Draft, documentAt, type Proposal, type Review } from '../../revision/review.js'
import { markedText } from '../difference/marked-text.js'
import { NotHere } from '../not-here.js'
import type { StaffCall } from '../staff/call.js'
import { openTelling, type Telling } from '../staff/telling.js'

/** What lies before those who review a draft: the review, and what it takes to tell of it. */
export type Table = Telling & {
  readonly review: Review
  readonly draft: Draft
  readonly questionnaire: Questionnaire
  /** Who reads. */
  readonly reader: string
  /** Whether they are one of those who decide. */
  readonly decides: boolean
}

/** A question of the draft, or as it last stood there; nothing when it never did. */
export function lastStanding({ draft, questionnaire }: Table, id: string): Question | undefined {
  const present = findQuestion(questionnaire, id)
  if (present) return present
  const removes = (change: Change) => change.kind === 'remove' && questionsTouched(change).includes(id)
  const removal = draft.revisions.findLastIndex(({ changes }) => changes.some(removes))
  return removal < 1 ? undefined : findQuestion(documentAt(draft, removal - 1) as unknown as Questionnaire, id)
}

/** Throws `NotHere` while a consultation has no draft. */
export async function readTable(call: StaffCall): Promise<Table> {
  const { staff, published, person, roles } = call
  const review = await staff.house.reviews.read(published.consultation.id)
  const { draft } = review
  if (!draft) throw new NotHere()
  return {
    ...(await openTelling(call, mentionsOf(review))),
    review,
    draft,
    questionnaire: draft.document as unknown as Questionnaire,
    reader: person.id,
    decides: roles.has('editor'),
  }
}

function mentionsOf({ proposals, comments, draft, waivers }: Review): readonly Mention[] {
  return [
    ...[...proposals.values()].flatMap(({ changes, reason, stances, decisions }) => [
      changes,
      reason,
      ...[...stances.values()].flatMap((stance) => stance.reason ?? []),
      ...decisions.map((decision) => decision.reason),
    ]),
    ...[...comments.values()].map(({ words }) => words),
    ...(draft?.revisions ?? []).flatMap(({ because }) => ('reason' in because ? [because.reason] : [])),
    ...waivers.map(({ reason }) => reason),
  ]
}

/** What a proposal asks for; nothing once it is erased. */
export function changesSaid({ said }: Table, { changes }: Proposal): readonly Change[] | undefined {
  return said.get(changes.utterance) as readonly Change[] | undefined
}

/** A proposal's own two sides: the revision that it was made on, and what it asks for. */
export function sidesOf(
  table: Table,
  proposal: Proposal,
): { readonly before: JsonObject; readonly after: JsonObject } | undefined {
  const changes = changesSaid(table, proposal)
  if (!changes) return undefined
  const before = documentAt(table.draft, proposal.madeOn)
  const applied = apply(before, changes)
  return applied.kind === 'applied' ? { before, after: applied.document } : undefined
}

/** Ids of the questions that a proposal is about: the one that it stands beside, and those that it changes. */
export function questionsOfProposal(table: Table, proposal: Proposal): ReadonlySet<string> {
  const touched = (changesSaid(table, proposal) ?? []).flatMap(questionsTouched)
  return new Set([...(proposal.question === undefined ? [] : [proposal.question]), ...touched])
}

/** For `components/said`: words said in one language or both, each with its language; nothing where they are erased. */
export function saidIn({ said }: Table, mention: Mention | undefined) {
  const reason = mention && (said.get(mention.utterance) as Reason | undefined)
  if (!reason) return []
  return locales.flatMap((locale) =>
    reason[locale] ? [{ lang: `${locale}-CA`, bits: markedText(reason[locale]) }] : [],
  )
}
