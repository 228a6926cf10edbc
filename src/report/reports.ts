import { connect, type Database } from '../database/connect.js'
import type { NumberQuestion, Question } from '../questionnaire/questionnaire.js'
import { countMixedResponses, findAlike, findStates } from './all-mixed-store.js'
import { type Filter, findSpread, findTalliesBy, findTally, type Spread } from './report-store.js'
import type { State } from './place.js'
import { type SmallGroups, smallestGroups } from './smallest-groups.js'
import type { Tally } from './tally.js'
import { usualThreshold } from './threshold.js'

/** The numbers that analysts see, counted with their rights over mixed responses. */
export type Reports = {
  tally(consultation: string, question: Question, filter?: Filter): Promise<Tally>
  talliesBy(consultation: string, asked: Crossed): Promise<ReadonlyMap<string, Tally>>
  /** Remembered until more responses are mixed. */
  states(consultation: string, questions: readonly Question[]): Promise<States>
  spread(consultation: string, question: NumberQuestion, filter?: Filter): Promise<Spread | undefined>
  /** Who could be told apart by these questions: `smallestGroups` of all mixed responses, reckoned once a batch. */
  smallestGroups(consultation: string, questions: readonly Question[]): Promise<readonly SmallGroups[]>
  close(): Promise<void>
}

type States = ReadonlyMap<string, Readonly<Record<State, number>>>
type Crossed = { readonly question: Question; readonly by: Question; readonly filter?: Filter }

/** `url` signs in as the analyst. One a process; few questions at once, so that respondents are not disturbed. */
export function openReports(url: string): Reports {
  const db = connect(url, { max: 2, queryTimeout: 15_000, connectionTimeout: 15_000 })
  return {
    tally: (consultation, question, filter) => findTally(db, consultation, question, filter),
    talliesBy: (consultation, asked) => findTalliesBy(db, consultation, asked),
    states: untilMixed(db, findStates),
    spread: (consultation, question, filter) => findSpread(db, consultation, question, filter),
    smallestGroups: untilMixed(db, findSmallest),
    close: () => db.destroy(),
  }
}

type Find<Found> = (db: Database, consultation: string, questions: readonly Question[]) => Promise<Found>

/** What was found last of each consultation, until more responses are mixed. Whoever asks meanwhile waits for the same. */
function untilMixed<Found>(db: Database, find: Find<Found>) {
  const last = new Map<string, { readonly of: string; readonly found: Promise<Found> }>()
  return async (consultation: string, questions: readonly Question[]): Promise<Found> => {
    // Counted first: what is mixed meanwhile makes the next count another.
    const of = [await countMixedResponses(db, consultation), ...questions.map(({ id }) => id)].join(' ')
    const known = last.get(consultation)
    if (known?.of === of) return known.found
    const found = find(db, consultation, questions)
    last.set(consultation, { of, found })
    found.catch(() => last.delete(consultation))
    return found
  }
}

async function findSmallest(db: Database, consultation: string, questions: readonly Question[]) {
  return smallestGroups(await findAlike(db, consultation, questions), questions, { threshold: usualThreshold })
}
