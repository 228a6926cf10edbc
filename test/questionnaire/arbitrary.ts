import fc from 'fast-check'
import type { Answer, Answers, Fields } from '../../src/questionnaire/answers.js'
import { rankField, rowField, specifyField } from '../../src/questionnaire/field-names.js'
import { questionsOf } from '../../src/questionnaire/find-question.js'
import { formatNumber } from '../../src/questionnaire/format-number.js'
import type {
  Bilingual,
  Condition,
  Locale,
  Option,
  Page,
  Point,
  Question,
  Questionnaire,
} from '../../src/questionnaire/questionnaire.js'
import { questionnaireOf } from './fixtures.js'

/** How often each property is tried: a short form, and the stated count with LONG=1. */
export const numRuns = process.env.LONG ? 2000 : 200

/** Ids that a careless program would find on every object. */
const names = ['a', 'b_c', 'constructor', 'to_string', 'value_of', 'prototype', 'hasownproperty', 'q8', 'q9']
const codes = ['yes', 'no', 'constructor', 'other', 'none']

const kinds = ['single', 'multiple', 'scale', 'matrix', 'ranking', 'short-text', 'long-text', 'number'] as const

/** Questionnaires that keep every rule, of one to four pages, with conditions of every form. */
export const anyQuestionnaire: fc.Arbitrary<Questionnaire> = fc.gen().map((gen) => makeQuestionnaire(new Chance(gen)))

/** A questionnaire, valid answers to any of its questions (shown or not), and a second set of such answers. */
export const anyAnswered: fc.Arbitrary<{
  readonly questionnaire: Questionnaire
  readonly answers: Answers
  readonly others: Answers
}> = fc.gen().map((gen) => {
  const chance = new Chance(gen)
  const questionnaire = makeQuestionnaire(chance)
  return { questionnaire, answers: makeAnswers(chance, questionnaire), others: makeAnswers(chance, questionnaire) }
})

/** What a form of the page posts for these answers, as a browser would: empty text fields and selects included. */
export function formFor(page: Page, answers: Answers, locale: Locale): Fields {
  const fields = new Map<string, string[]>()
  for (const question of page.questions) {
    const answer = answers.get(question.id)
    switch (question.kind) {
      case 'single':
      case 'scale':
        if (answer !== undefined) fields.set(question.id, [answer as string])
        break
      case 'multiple':
        if (answer !== undefined) fields.set(question.id, [...(answer as readonly string[])])
        break
      case 'matrix':
        for (const [row, code] of Object.entries((answer ?? {}) as Record<string, string>)) {
          fields.set(rowField(question.id, row), [code])
        }
        break
      case 'ranking':
        for (let rank = 1; rank <= question.max; rank += 1) {
          fields.set(rankField(question.id, rank), [((answer ?? []) as readonly string[])[rank - 1] ?? ''])
        }
        break
      case 'short-text':
      case 'long-text':
        fields.set(question.id, [((answer as string | undefined) ?? '').replaceAll('\n', '\r\n')])
        break
      case 'number':
        fields.set(question.id, [answer === undefined ? '' : formatNumber(answer as number, locale)])
        break
    }
    if ('options' in question && question.options.some((option) => option.specify)) {
      const words = (answers.get(specifyField(question.id)) as string | undefined) ?? ''
      fields.set(specifyField(question.id), [words.replaceAll('\n', '\r\n')])
    }
  }
  return fields
}

/** Choices that fast-check can replay and shrink. */
class Chance {
  constructor(private readonly gen: fc.GeneratorValue) {}

  among<T>(items: readonly T[]): T {
    return items[this.upTo(items.length - 1)] as T
  }
  upTo(max: number): number {
    return this.gen(fc.nat, { max })
  }
  flip(): boolean {
    return this.gen(fc.boolean)
  }
  some<T>(items: readonly T[], limits: { readonly minLength: number; readonly maxLength: number }): readonly T[] {
    return this.gen(fc.shuffledSubarray<T>, [...items], limits)
  }
  words(maxLength: number): string {
    return this.gen(anyWords, maxLength)
  }
  number(min: number, max: number): number {
    return this.gen(fc.double, { min, max, noNaN: true }) + 0
  }
}

/** Not blank, well formed, without NUL or CR; longer in code units than in code points at times. */
function anyWords(maxLength: number): fc.Arbitrary<string> {
  return fc
    .string({ unit: 'binary', minLength: 1, maxLength })
    .map((text) => text.replaceAll(/[\0\r]/g, 'é'))
    .filter((text) => text.trim() !== '')
}

function makeQuestionnaire(chance: Chance): Questionnaire {
  const earlier: Question[] = []
  const pageCount = 1 + chance.upTo(3)
  const pages = Array.from({ length: pageCount }, () => {
    const before = [...earlier]
    return Array.from({ length: 1 + chance.upTo(1) }, () => {
      const made = makeQuestion(chance, names[earlier.length] as string)
      const samePage = earlier.slice(before.length)
      const question = withCondition(chance, made, before, samePage)
      earlier.push(question)
      return question
    })
  })
  return questionnaireOf(...pages)
}

function withCondition(
  chance: Chance,
  question: Question,
  before: readonly Question[],
  samePage: readonly Question[],
): Question {
  if (chance.flip()) return question
  const neighbour = samePage.find((other) => 'options' in other)
  if (neighbour && chance.flip()) return { ...question, showIf: optionOf(chance, neighbour) }
  return before.length > 0 ? { ...question, showIf: makeCondition(chance, before, 2) } : question
}

function makeCondition(chance: Chance, before: readonly Question[], depth: number): Condition {
  const form = depth === 0 ? 'leaf' : chance.among(['leaf', 'leaf', 'all', 'any', 'not'] as const)
  switch (form) {
    case 'all':
      return { all: [makeCondition(chance, before, depth - 1), makeCondition(chance, before, depth - 1)] }
    case 'any':
      return { any: [makeCondition(chance, before, depth - 1), makeCondition(chance, before, depth - 1)] }
    case 'not':
      return { not: makeCondition(chance, before, depth - 1) }
    case 'leaf':
      return optionOf(chance, chance.among(before))
  }
}

function optionOf(chance: Chance, source: Question): Condition {
  const question = source.id
  switch (source.kind) {
    case 'single':
      return { question, is: chance.among(source.options).code }
    case 'multiple':
    case 'ranking':
      return { question, includes: chance.among(source.options).code }
    case 'scale':
      return chance.flip() ? { question, atLeast: 2 } : { question, is: chance.among(source.points).code }
    case 'number':
      return chance.flip() ? { question, atLeast: chance.upTo(5) } : { question, atMost: chance.upTo(5) }
    case 'matrix':
    case 'short-text':
    case 'long-text':
      return { question, answered: true }
  }
}

function makeQuestion(chance: Chance, id: string): Question {
  const kind = chance.among(kinds)
  const base = { id, text: bilingual(`Question ${id}?`, `La question ${id}?`), required: chance.flip() }
  switch (kind) {
    case 'single':
      return { ...base, kind, options: codes.map(optionNamed) }
    case 'multiple': {
      const min = chance.upTo(2)
      const options = codes.map((code) =>
        code === 'none' ? { ...optionNamed(code), exclusive: true } : optionNamed(code),
      )
      return { ...base, kind, options, min, max: 2 + chance.upTo(2) }
    }
    case 'scale':
      return { ...base, kind, points }
    case 'matrix':
      return { ...base, kind, rows: ['constructor', 'row2'].map((row) => ({ id: row, text: words(row) })), points }
    case 'ranking':
      return { ...base, kind, options: codes.map((code) => ({ code, label: words(code) })), max: 1 + chance.upTo(2) }
    case 'short-text':
    case 'long-text':
      return { ...base, kind, maxLength: 1 + chance.upTo(20) }
    case 'number':
      return { ...base, kind, min: -10, max: 10, whole: chance.flip() }
  }
}

const points: readonly Point[] = [
  { code: 'low', label: words('low'), value: 1 },
  { code: 'middle', label: words('middle'), value: 2 },
  { code: 'constructor', label: words('high'), value: 3 },
  { code: 'no_opinion', label: words('no_opinion'), offScale: true },
]

function optionNamed(code: string): Option {
  const option = { code, label: words(code) }
  return code === 'other' ? { ...option, specify: bilingual('Which one?', 'Laquelle?') } : option
}

function words(code: string): Bilingual {
  return bilingual(`The ${code}`, `Le ${code}`)
}

function bilingual(en: string, fr: string): Bilingual {
  return { en, fr }
}

function makeAnswers(chance: Chance, questionnaire: Questionnaire): Answers {
  const answers = new Map<string, Answer>()
  for (const question of questionsOf(questionnaire)) {
    if (!question.required && chance.flip()) continue
    const answer = makeAnswer(chance, question)
    answers.set(question.id, answer)
    const isOther = answer === 'other' || (Array.isArray(answer) && answer.includes('other'))
    if ('options' in question && question.options.some((option) => option.specify) && isOther && chance.flip()) {
      answers.set(specifyField(question.id), chance.words(200))
    }
  }
  return answers
}

function makeAnswer(chance: Chance, question: Question): Answer {
  switch (question.kind) {
    case 'single':
      return chance.among(question.options).code
    case 'scale':
      return chance.among(question.points).code
    case 'multiple': {
      if (chance.upTo(4) === 0) return ['none']
      const together = codes.filter((code) => code !== 'none')
      const minLength = Math.max(1, question.min ?? 1)
      const chosen = chance.some(together, { minLength, maxLength: question.max ?? together.length })
      return together.filter((code) => chosen.includes(code))
    }
    case 'matrix': {
      const ids = question.rows.map((row) => row.id)
      const minLength = question.required ? ids.length : 1
      const rows = chance.some(ids, { minLength, maxLength: ids.length })
      return Object.fromEntries(ids.filter((id) => rows.includes(id)).map((id) => [id, chance.among(points).code]))
    }
    case 'ranking':
      return chance.some(codes, { minLength: 1, maxLength: question.max })
    case 'short-text':
    case 'long-text':
      return chance.words(question.maxLength)
    case 'number':
      return question.whole ? Math.round(chance.number(-10, 10)) + 0 : chance.number(-10, 10)
  }
}
