import { torontoDay } from '../consultation/toronto.js'
import {
  type Act,
  type Decision,
  type Meeting,
  type Proposal,
  type Review,
  standingOf,
  type Standing,
} from './review.js'

/** What a meeting of the roundtable had before it, and what was decided after. */
export type Minutes = { readonly meeting: Meeting; readonly proposals: readonly MinutedProposal[] }

export type MinutedProposal = {
  readonly proposal: Proposal
  /** From the first day of the meeting until the next meeting begins, oldest first. */
  readonly decisions: readonly Decision[]
  /** Where it stood when the meeting began; none for one that was made later. */
  readonly stood: Standing | undefined
}

/**
 * Before a meeting are the proposals that nobody had decided when it began, and those that were made or talked about
 * while it lasted. Days are Toronto's.
 */
export function minutesOf(review: Review, meeting: Meeting): Minutes {
  const ends = review.meetings.map(({ from }) => from).filter((from) => from > meeting.from)
  const next = ends.toSorted()[0]
  const proposals = [...review.proposals.values()].filter((proposal) => isBefore(review, meeting, proposal))
  return {
    meeting,
    proposals: proposals.map((proposal) => ({
      proposal,
      decisions: proposal.decisions.filter(
        (decision) => dayOf(decision) >= meeting.from && (next === undefined || dayOf(decision) < next),
      ),
      stood: stoodAt(proposal, meeting.from),
    })),
  }
}

function isBefore(review: Review, meeting: Meeting, proposal: Proposal): boolean {
  const stood = stoodAt(proposal, meeting.from)
  return (
    stood === 'open' || stood === 'deferred' || isDuring(meeting, proposal) || isTalkedAbout(review, meeting, proposal)
  )
}

function stoodAt({ decisions, withdrawn, ...proposal }: Proposal, day: string): Standing | undefined {
  if (dayOf(proposal) >= day) return undefined
  return standingOf({
    ...proposal,
    withdrawn: withdrawn && dayOf(withdrawn) < day ? withdrawn : undefined,
    decisions: decisions.filter((decision) => dayOf(decision) < day),
  })
}

function isTalkedAbout({ comments }: Review, meeting: Meeting, { question, stances, at }: Proposal): boolean {
  const said = [...comments.values()].filter((comment) => comment.question === question && comment.at >= at)
  return [...said, ...stances.values()].some((act) => isDuring(meeting, act))
}

function isDuring({ from, to }: Meeting, act: Pick<Act, 'at'>): boolean {
  return dayOf(act) >= from && dayOf(act) <= to
}

function dayOf({ at }: Pick<Act, 'at'>): string {
  return torontoDay(new Date(at))
}
