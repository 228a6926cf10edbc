import type { Question } from '../questionnaire/questionnaire.js'
import type { ResponseAnswers } from '../questionnaire/response-answers.js'
import { placesIn, placesOf, stateOf, states } from './place.js'

/** A mixed response, as far as it is counted. */
export type Counted = { readonly answers: ResponseAnswers }

/** How many responses stand how to one question. */
export type Tally = {
  /** To versions that ask it: answered, skipped and not shown together. */
  readonly asked: number
  readonly answered: number
  readonly skipped: number
  readonly notShown: number
  /** Place (`placesIn`) → how many responses have an answer there; zeros too. Of some kinds one response has several. */
  readonly counts: ReadonlyMap<string, number>
}

/** How many responses stand at a place of a question, or in a state; and, where `by` is told, at one of another question. */
export type PlaceCount = { readonly by?: string; readonly place: string; readonly count: number }

/** Counts the answers to a question. Answers that the question does not offer, such as options of old, are not counted. */
export function tally(question: Question, responses: readonly Counted[]): Tally {
  return tallyOf(question, countEach(responses.flatMap(({ answers }) => standingsOf(question, answers))))
}

/**
 * The same apart for each place and state of another question (`.answered` stands for all who answered it). Who has
 * several answers to it is counted at each.
 */
export function tallyBy(question: Question, by: Question, responses: readonly Counted[]): ReadonlyMap<string, Tally> {
  const groups = new Map<string, Counted[]>(groupsOf(by).map((group) => [group, []]))
  for (const response of responses) {
    for (const group of standingsOf(by, response.answers)) groups.get(group)?.push(response)
  }
  return new Map([...groups].map(([group, members]) => [group, tally(question, members)]))
}

/** The tally that these counts make. */
export function tallyOf(question: Question, placeCounts: readonly PlaceCount[]): Tally {
  const found = new Map(placeCounts.map(({ place, count }) => [place, count]))
  const of = (place: string) => found.get(place) ?? 0
  const [answered, skipped, notShown] = [of('.answered'), of('.skipped'), of('.n')]
  const counts = new Map(placesIn(question).map((place) => [place, of(place)]))
  return { asked: answered + skipped + notShown, answered, skipped, notShown, counts }
}

/** The tallies, by group of another question, that these counts make. */
export function talliesOf(
  question: Question,
  by: Question,
  placeCounts: readonly PlaceCount[],
): ReadonlyMap<string, Tally> {
  const byGroup = new Map<string, PlaceCount[]>(groupsOf(by).map((group) => [group, []]))
  for (const each of placeCounts) byGroup.get(each.by ?? '')?.push(each)
  return new Map([...byGroup].map(([group, counts]) => [group, tallyOf(question, counts)]))
}

function groupsOf(by: Question): readonly string[] {
  return [...states, ...placesIn(by)]
}

/** The state of a response (`State`), and the places of its answer. */
export function standingsOf(question: Question, answers: ResponseAnswers): readonly string[] {
  const stored = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined
  return [stateOf(stored), ...placesOf(question, stored)]
}

function countEach(places: readonly string[]): readonly PlaceCount[] {
  const counts = new Map<string, number>()
  for (const place of places) counts.set(place, (counts.get(place) ?? 0) + 1)
  return [...counts].map(([place, count]) => ({ place, count }))
}
