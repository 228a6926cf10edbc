import type { Condition, Question } from '../../../questionnaire/questionnaire.js'
import { decimalOf } from '../../editing/decimal.js'
import { choicesIn, type LookBy, type Source } from './source.js'

/** What a form asks of the answer to one earlier question. */
export type Look = {
  readonly question: string
  readonly by: LookBy
  /** Of `any` and `none`, in the order of the question. */
  readonly codes: readonly string[]
  /** Of `at-least` and `at-most`, as it was typed. */
  readonly number: string
}

/** The condition as a form says it; nothing where no form can. */
export function lookOf(condition: Condition, source: Source | undefined): Look | undefined {
  const look = source && readLook(condition, source)
  return look && source.looks.includes(look.by) ? look : undefined
}

function readLook(condition: Condition, source: Source): Look | undefined {
  const plain = { question: source.id, codes: [], number: '' } as const
  if ('not' in condition) return inverted(readLook(condition.not, source))
  if ('any' in condition) return joined(condition.any, 'any', source)
  if ('all' in condition) return joined(condition.all, 'none', source)
  if ('answered' in condition) return { ...plain, by: 'answered' }
  if ('atLeast' in condition) return { ...plain, by: 'at-least', number: String(condition.atLeast) }
  if ('atMost' in condition) return { ...plain, by: 'at-most', number: String(condition.atMost) }
  const code = codeIn(condition, source.question)
  return code !== undefined && codesOf(source).includes(code) ? { ...plain, by: 'any', codes: [code] } : undefined
}

/** The answer that a comparison waits for, where it suits the question. */
function codeIn(condition: Condition, question: Question): string | undefined {
  if (isIncluded(question)) return 'includes' in condition ? condition.includes : undefined
  return 'is' in condition ? condition.is : undefined
}

function inverted(look: Look | undefined): Look | undefined {
  switch (look?.by) {
    case 'any':
      return { ...look, by: 'none' }
    case 'none':
      return { ...look, by: 'any' }
    case 'answered':
      return { ...look, by: 'unanswered' }
    case 'unanswered':
      return { ...look, by: 'answered' }
    case 'at-least':
    case 'at-most':
    case undefined:
      return undefined
  }
}

/** One of several, or none of several: each part asks the same of other answers. */
function joined(parts: readonly Condition[], by: 'any' | 'none', source: Source): Look | undefined {
  const read = parts.map((part) => readLook(part, source))
  if (read.length === 1) return read[0]
  const codes = read.flatMap((look) => (look?.by === by ? look.codes : []))
  const isEach = read.every((look) => look?.by === by)
  const ordered = codesOf(source).filter((code) => codes.includes(code))
  return isEach ? { question: source.id, by, codes: ordered, number: '' } : undefined
}

/** The condition that a form says. Its number must be one. */
export function conditionOf({ question, by, codes, number }: Look, source: Question | undefined): Condition {
  const isIn = source !== undefined && isIncluded(source)
  const parts = codes.map((code): Condition => (isIn ? { question, includes: code } : { question, is: code }))
  const any: Condition = parts.length === 1 ? parts[0]! : { any: parts }
  switch (by) {
    case 'any':
      return any
    case 'none':
      return { not: any }
    case 'answered':
      return { question, answered: true }
    case 'unanswered':
      return { not: { question, answered: true } }
    case 'at-least':
      return { question, atLeast: decimalOf(number) }
    case 'at-most':
      return { question, atMost: decimalOf(number) }
  }
}

/** Whether an answer is several of the codes. */
function isIncluded({ kind }: Question): boolean {
  return kind === 'multiple' || kind === 'ranking'
}

function codesOf({ question }: Source): readonly string[] {
  return choicesIn(question).map(({ code }) => code)
}
