import { isAtOdds } from '../../revision/consequence.js'
import { foresee, type Foresight } from '../../revision/foresight.js'
import { isUndecided, type Proposal } from '../../revision/review.js'
import { changesSaid, questionsOfProposal, type Table } from './table.js'

/** A proposal that waits for a decision, with what it would do to the draft as it stands. */
export type Weighed = {
  readonly proposal: Proposal
  /** None when what it asks for has been erased. */
  readonly foresight: Foresight | undefined
  readonly questions: ReadonlySet<string>
  /** Numbers of the proposals that cannot be accepted beside it. */
  readonly atOddsWith: readonly number[]
}

/** Every proposal that waits for a decision, in the order of their numbers. */
export function weighAll(table: Table): readonly Weighed[] {
  const open = [...table.review.proposals.values()].filter(isUndecided)
  const weighed = open.map((proposal) => ({
    proposal,
    foresight: foresightOf(table, proposal),
    questions: questionsOfProposal(table, proposal),
  }))
  return weighed.map((each) => ({
    ...each,
    atOddsWith: weighed
      .filter((other) => other !== each && areAtOdds(table, each, other))
      .map(({ proposal }) => proposal.number),
  }))
}

type Half = Omit<Weighed, 'atOddsWith'>

function foresightOf(table: Table, proposal: Proposal): Foresight | undefined {
  const changes = changesSaid(table, proposal)
  return changes && foresee(table.draft, { madeOn: proposal.madeOn, changes })
}

/** Only those about the same question can be, but for what is about the whole. */
function areAtOdds({ draft }: Table, one: Half, other: Half): boolean {
  const isOfWhole = one.questions.size === 0 || other.questions.size === 0
  const isNear = isOfWhole || [...one.questions].some((question) => other.questions.has(question))
  if (!isNear || one.foresight?.kind !== 'fits' || other.foresight?.kind !== 'fits') return false
  return isAtOdds(draft, one.foresight, other.foresight)
}
