import type { Change } from '../../questionnaire/change.js'
import { areAtOdds } from '../../revision/consequence.js'
import { type Rebased, rebase } from '../../revision/rebase.js'
import { isUndecided, type Proposal } from '../../revision/review.js'
import { changesSaid, questionsOfProposal, type Table } from './table.js'

/** A proposal that waits for a decision, beside the draft as it stands. */
export type Laid = {
  readonly proposal: Proposal
  /** None when what it asks for has been erased. */
  readonly rebased: Rebased | undefined
  readonly questions: ReadonlySet<string>
}

export type Weighed = Laid & {
  /** Numbers of the proposals that cannot be accepted beside it. */
  readonly atOddsWith: readonly number[]
}

/** Every proposal that waits for a decision, in the order of their numbers. */
export function layOut(table: Table): readonly Laid[] {
  return [...table.review.proposals.values()].filter(isUndecided).map((proposal) => ({
    proposal,
    rebased: rebasedOf(table, proposal),
    questions: questionsOfProposal(table, proposal),
  }))
}

/** The same, each weighed against all others. */
export function weighAll(table: Table): readonly Weighed[] {
  const all = layOut(table)
  const atOdds = new Map<Laid, number[]>(all.map((each) => [each, []]))
  for (const [index, one] of all.entries()) {
    for (const other of all.slice(index + 1)) {
      if (!standAtOdds(table, one, other)) continue
      atOdds.get(one)!.push(other.proposal.number)
      atOdds.get(other)!.push(one.proposal.number)
    }
  }
  return all.map((each) => ({ ...each, atOddsWith: atOdds.get(each)! }))
}

/** One of them, weighed against the others. */
export function weigh(table: Table, one: Laid, all: readonly Laid[]): Weighed {
  const others = all.filter((other) => other !== one && standAtOdds(table, one, other))
  return { ...one, atOddsWith: others.map(({ proposal }) => proposal.number) }
}

function rebasedOf(table: Table, proposal: Proposal): Rebased | undefined {
  const changes = changesSaid(table, proposal)
  return changes && rebase(table.draft, { madeOn: proposal.madeOn, changes })
}

/** Only those about the same question can be, but for what is about the whole. */
function standAtOdds({ draft }: Table, one: Laid, other: Laid): boolean {
  const isOfWhole = one.questions.size === 0 || other.questions.size === 0
  const isNear = isOfWhole || [...one.questions].some((question) => other.questions.has(question))
  return isNear && areAtOdds(draft, changesOf(one), changesOf(other))
}

function changesOf({ rebased }: Laid): readonly Change[] {
  return rebased?.kind === 'rebased' ? rebased.changes : []
}
