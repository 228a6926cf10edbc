import type { Question } from '../questionnaire/questionnaire.js'
import type { ResponseAnswers } from '../questionnaire/response-answers.js'
import type { QuestionAcross } from './question-across.js'
import { type Subject, subjectsAmong, type Trait, traitsAmong } from './subject.js'
import { type Counted, standingsOf, type Tally, tallyOf } from './tally.js'

/** How many responses gave just these answers to a subject. */
export type Given = { readonly answers: readonly string[]; readonly count: number }

/** How many of them are of one group of a trait. */
export type Alike = Given & { readonly group: string }

/**
 * All that a release is reckoned from: how many responses are alike, for each subject by each trait. It is as large as
 * the questionnaire has answers, however many responses were counted, and none of them is in it.
 */
export type Census = {
  readonly responses: number
  readonly subjects: readonly Subject[]
  readonly traits: readonly Trait[]
  /**
   * By the ids of a subject and a trait; those who gave other answers, or are of another group, apart. One after the other,
   * since there can be as many as responses: those of the same answers come together.
   */
  alike(subject: string, trait: string): Iterable<Alike>
  /** The same by subject alone. */
  given(subject: string): Iterable<Given>
  /** Group → how many; zeros too. */
  sizes(trait: string): ReadonlyMap<string, number>
  tally(question: Question): Tally
}

export type CensusTaking = { count(answers: ResponseAnswers): void; readonly census: () => Census }

export function takeCensus(questions: readonly QuestionAcross[], responses: Iterable<Counted>): Census {
  const taking = openCensus(questions)
  for (const { answers } of responses) taking.count(answers)
  return taking.census()
}

/** One response after the other, none of which is kept. */
export function openCensus(questions: readonly QuestionAcross[]): CensusTaking {
  const traits = traitsAmong(questions).map(openTrait)
  const subjects = subjectsAmong(questions).map((subject) => openSubject(subject, traits))
  const alone = new Map(questions.map(({ question }) => [question.id, { question, counts: new Map<string, number>() }]))
  let responses = 0
  return {
    count: (answers) => {
      responses += 1
      const groups = traits.map((trait) => countGroup(trait, answers))
      for (const subject of subjects) countAlike(subject, answers, groups)
      for (const { question, counts } of alone.values()) {
        for (const standing of standingsOf(question, answers)) counts.set(standing, (counts.get(standing) ?? 0) + 1)
      }
    },
    census: () => ({
      responses,
      subjects: subjects.map(({ subject }) => subject),
      traits: traits.map(({ trait }) => trait),
      alike: (subject, trait) =>
        alikeOf(
          named(subjects, subject),
          traits.findIndex(({ id }) => id === trait),
        ),
      given: (subject) => givenOf(named(subjects, subject)),
      sizes: (trait) => {
        const { names, sizes } = named(traits, trait)
        return new Map(names.map((group, index) => [group, sizes[index] as number]))
      },
      tally: (question) => {
        const counts = alone.get(question.id)?.counts ?? new Map<string, number>()
        return tallyOf(
          question,
          [...counts].map(([place, count]) => ({ place, count })),
        )
      },
    }),
  }
}

type TraitCount = {
  readonly id: string
  readonly trait: Trait
  readonly names: readonly string[]
  readonly places: ReadonlyMap<string, number>
  readonly sizes: number[]
}

type SubjectCount = {
  readonly id: string
  readonly subject: Subject
  /** Answers, joined → their place. */
  readonly places: Map<string, number>
  readonly patterns: (readonly string[])[]
  readonly sizes: number[]
  /** By trait; within it by pattern, and then by group. */
  readonly crossed: readonly { readonly trait: TraitCount; readonly counts: number[] }[]
}

function openTrait(trait: Trait): TraitCount {
  const names = trait.groups
  const places = new Map(names.map((group, place) => [group, place]))
  return { id: trait.id, trait, names, places, sizes: names.map(() => 0) }
}

function openSubject(subject: Subject, traits: readonly TraitCount[]): SubjectCount {
  const crossed = traits.map((trait) => ({ trait, counts: [] }))
  return { id: subject.id, subject, places: new Map(), patterns: [], sizes: [], crossed }
}

/** Its place. */
function countGroup({ trait, places, sizes }: TraitCount, answers: ResponseAnswers): number {
  const place = places.get(trait.read(answers)) as number
  sizes[place] = (sizes[place] as number) + 1
  return place
}

function countAlike(counted: SubjectCount, answers: ResponseAnswers, groups: readonly number[]): void {
  const { subject, places, patterns, sizes, crossed } = counted
  const given = subject.read(answers)
  const key = given.join(' ')
  let place = places.get(key)
  if (place === undefined) {
    place = patterns.push(given) - 1
    places.set(key, place)
    sizes.push(0)
    for (const { trait, counts } of crossed) counts.push(...trait.names.map(() => 0))
  }
  sizes[place] = (sizes[place] as number) + 1
  for (const [index, { trait, counts }] of crossed.entries()) {
    const cell = place * trait.names.length + (groups[index] as number)
    counts[cell] = (counts[cell] as number) + 1
  }
}

function* alikeOf({ patterns, crossed }: SubjectCount, trait: number): Iterable<Alike> {
  const { trait: by, counts } = crossed[trait] as SubjectCount['crossed'][number]
  for (const [place, answers] of patterns.entries()) {
    for (const [index, group] of by.names.entries()) {
      const count = counts[place * by.names.length + index] as number
      if (count > 0) yield { answers, group, count }
    }
  }
}

function* givenOf({ patterns, sizes }: SubjectCount): Iterable<Given> {
  for (const [place, answers] of patterns.entries()) yield { answers, count: sizes[place] as number }
}

function named<Named extends { readonly id: string }>(all: readonly Named[], id: string): Named {
  const found = all.find((each) => each.id === id)
  if (!found) throw new TypeError(`${id} is not counted`)
  return found
}
