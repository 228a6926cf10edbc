import type { Published } from '../consultation/publication.js'
import type { Database } from '../database/connect.js'
import { findAlike } from '../report/all-mixed-store.js'
import { identifyingQuestions } from '../report/question-across.js'
import { smallestGroups } from '../report/smallest-groups.js'
import { usualThreshold } from '../report/threshold.js'
import type { Io } from './command.js'

/** Says, before anything leaves, which of the questions asked for (none: all) together tell most people apart. As the analyst. */
export async function tellSmallest(
  db: Database,
  { consultation, versions }: Published,
  asked: readonly string[],
  { err }: Pick<Io, 'err'>,
): Promise<void> {
  const identifying = identifyingQuestions(versions.map(({ questionnaire }) => questionnaire)).filter(
    ({ id }) => asked.length === 0 || asked.includes(id),
  )
  const rows = await findAlike(db, consultation.id, identifying)
  const [worst] = await smallestGroups(rows, identifying, { threshold: usualThreshold })
  if (!worst || worst.below === 0) return
  const { questions, alone, below } = worst
  err(
    `Whoever knows a person's answers to ${questions.join(', ')} may find that person's response: fewer than ` +
      `${usualThreshold} people answer these alike in the case of ${peopleOf(below)}, and nobody else does as ` +
      `${peopleOf(alone)} did. Take only the questions that are needed.`,
  )
}

function peopleOf(count: number): string {
  return count === 1 ? '1 person' : `${count} people`
}
