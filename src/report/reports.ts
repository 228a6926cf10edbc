import { connect, type Database } from '../database/connect.js'
import type { NumberQuestion, Question } from '../questionnaire/questionnaire.js'
import {
  countResponses,
  type Filter,
  findAlike,
  findSpread,
  findStates,
  findTalliesBy,
  findTally,
  type Spread,
} from './report-store.js'
import type { State } from './place.js'
import { type SmallGroups, smallestGroups } from './smallest-groups.js'
import type { Tally } from './tally.js'
import { usualThreshold } from './threshold.js'

/** The numbers that analysts see, counted with their rights over mixed responses. */
export type Reports = {
  tally(consultation: string, question: Question, filter?: Filter): Promise<Tally>
  talliesBy(consultation: string, asked: Crossed): Promise<ReadonlyMap<string, Tally>>
  states(
    consultation: string,
    questions: readonly Question[],
  ): Promise<ReadonlyMap<string, Readonly<Record<State, number>>>>
  spread(consultation: string, question: NumberQuestion, filter?: Filter): Promise<Spread | undefined>
  /** Who could be told apart by these questions: `smallestGroups` of all mixed responses, reckoned once a batch. */
  smallestGroups(consultation: string, questions: readonly Question[]): Promise<readonly SmallGroups[]>
  close(): Promise<void>
}

type Crossed = { readonly question: Question; readonly by: Question; readonly filter?: Filter }

/** `url` signs in as the analyst. One a process; few questions at once, so that respondents are not disturbed. */
export function openReports(url: string): Reports {
  const db = connect(url, { max: 2, queryTimeout: 15_000, connectionTimeout: 15_000 })
  return {
    tally: (consultation, question, filter) => findTally(db, consultation, question, filter),
    talliesBy: (consultation, asked) => findTalliesBy(db, consultation, asked),
    states: (consultation, questions) => findStates(db, consultation, questions),
    spread: (consultation, question, filter) => findSpread(db, consultation, question, filter),
    smallestGroups: rememberSmallest(db),
    close: () => db.destroy(),
  }
}

type Reckoned = { readonly of: string; readonly sets: Promise<readonly SmallGroups[]> }

/** Responses only ever come: as many of them to the same questions are the same ones. */
function rememberSmallest(db: Database): Reports['smallestGroups'] {
  const last = new Map<string, Reckoned>()
  return async (consultation, questions) => {
    const of = JSON.stringify([await countResponses(db, consultation), questions])
    const known = last.get(consultation)
    if (known?.of === of) return known.sets
    const sets = findSmallest(db, consultation, questions)
    last.set(consultation, { of, sets })
    sets.catch(() => last.delete(consultation))
    return sets
  }
}

async function findSmallest(db: Database, consultation: string, questions: readonly Question[]) {
  return smallestGroups(await findAlike(db, consultation, questions), questions, { threshold: usualThreshold })
}
