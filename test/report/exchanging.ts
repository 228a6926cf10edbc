import type { Answer } from '../../src/questionnaire/answers.js'
import { rowField } from '../../src/questionnaire/field-names.js'
import type { ResponseAnswers } from '../../src/questionnaire/response-answers.js'
import type { Part } from '../../src/report/parts.js'
import type { Counted } from '../../src/report/tally.js'
import type { SharedSubject, SharedTrait } from '../../src/report/sharing.js'

type Exchange = {
  readonly responses: readonly Counted[]
  readonly shared: SharedSubject
  readonly trait: SharedTrait
  readonly answer: string
  readonly part: Part
  /** As many of the answer in the part as can be; else as few. */
  readonly most: boolean
}

type Person = { answers: ResponseAnswers }

/** Other responses in which the hidden answers to the subject, and the parts within a column, went to other people. */
export function exchanged({ responses, shared, trait, answer, part, most }: Exchange): readonly Counted[] {
  const people = responses.map((each): Person => ({ ...each }))
  const column = trait.columns.find(({ groups }) => groups.includes(part.groups[0]!))!
  const groupOf = (person: Person) => trait.trait.read(person.answers)
  const has = (answers: ResponseAnswers) => {
    const read = shared.subject.read(answers)
    return (read.length > 0 ? read : ['.skipped']).includes(answer)
  }
  for (const alike of classesOf(people, shared)) {
    const takers = alike.toSorted(
      (a, b) => rank(!column.groups.includes(groupOf(a))) - rank(!column.groups.includes(groupOf(b))),
    )
    const given = alike
      .map(({ answers }) => answers)
      .toSorted((a, b) => (rank(!has(a)) - rank(!has(b))) * (most ? 1 : -1))
    for (const [index, person] of takers.entries()) person.answers = withAnswerOf(shared, person.answers, given[index]!)
  }
  const here = people.filter((person) => column.groups.includes(groupOf(person)))
  const takers = here.toSorted((a, b) => (rank(!has(a.answers)) - rank(!has(b.answers))) * (most ? 1 : -1))
  const given = here
    .map((person) => ({ value: person.answers[trait.trait.id]!, isInside: part.groups.includes(groupOf(person)) }))
    .toSorted((a, b) => rank(!a.isInside) - rank(!b.isInside))
  for (const [index, person] of takers.entries()) {
    person.answers = { ...person.answers, [trait.trait.id]: given[index]!.value }
  }
  return people
}

function classesOf(people: readonly Person[], { subject, shown }: SharedSubject): readonly (readonly Person[])[] {
  const classes = new Map<string, Person[]>()
  for (const person of people) {
    const read = subject.read(person.answers)
    const key = shown.filter((answer) => read.includes(answer)).join(' ')
    classes.set(key, [...(classes.get(key) ?? []), person])
  }
  return [...classes.values()]
}

/** The answer to the subject changes hands; of a matrix, that of its row alone. */
function withAnswerOf({ subject }: SharedSubject, to: ResponseAnswers, from: ResponseAnswers): ResponseAnswers {
  const { id, question } = subject
  if (id === question) return { ...to, [question]: from[question] ?? null }
  const rows = Object.entries((to[question] || {}) as Record<string, string>).filter(
    ([row]) => rowField(question, row) !== id,
  )
  const given = Object.entries((from[question] || {}) as Record<string, string>).filter(
    ([row]) => rowField(question, row) === id,
  )
  const answer: Answer = Object.fromEntries([...rows, ...given])
  return { ...to, [question]: rows.length + given.length > 0 ? answer : null }
}

function rank(isLast: boolean): number {
  return isLast ? 1 : 0
}
