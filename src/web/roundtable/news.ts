import type { Reading } from '../../revision/reading-store.js'
import { questionsTouched } from '../../questionnaire/touched.js'
import { questionsOfProposal, type Table } from './table.js'

/** Something that somebody did about a question. */
type Happening = { readonly question: string; readonly by: string; readonly event: number }

/** How much others did about each question since someone read it; nothing of a question that they never read. */
export function newsFor(table: Table, reading: Reading): ReadonlyMap<string, number> {
  const counts = new Map<string, number>([...reading.keys()].map((question) => [question, 0]))
  for (const { question, by, event } of happenings(table)) {
    const read = reading.get(question)
    if (read !== undefined && by !== table.reader && event > read) counts.set(question, counts.get(question)! + 1)
  }
  return counts
}

function happenings(table: Table): readonly Happening[] {
  const { review, draft } = table
  const proposals = [...review.proposals.values()].flatMap((proposal) => {
    const acts = [proposal, ...proposal.stances.values(), ...proposal.decisions]
    return [...questionsOfProposal(table, proposal)].flatMap((question) =>
      acts.map(({ by, event }) => ({ question, by, event })),
    )
  })
  // What a decision changed is told by the decision.
  const revisions = draft.revisions.flatMap(({ changes, because, by, event }) =>
    because.kind === 'decision'
      ? []
      : [...new Set(changes.flatMap(questionsTouched))].map((question) => ({ question, by, event })),
  )
  return [...review.comments.values(), ...proposals, ...revisions]
}
