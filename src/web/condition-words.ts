import type { Comparison } from '../questionnaire/condition.js'
import { findQuestion, questionsOf } from '../questionnaire/find-question.js'
import type { Condition, Locale, Question, Questionnaire } from '../questionnaire/questionnaire.js'
import { countOf } from './count.js'
import type { Words } from './words.js'

/** When a question is shown, in a sentence for who reads all the questions. */
export function conditionWords(
  questionnaire: Questionnaire,
  condition: Condition,
  words: Words,
  locale: Locale,
): string {
  return conditionSentence(condition, { questionnaire, words, locale, nameOf: (_, ordinal) => ordinal })
}

export type ConditionSetting = {
  readonly questionnaire: Questionnaire
  readonly words: Words
  readonly locale: Locale
  /** What the questions that it looks at go by. */
  readonly nameOf: (question: Question, ordinal: number) => string | number
}

/** The same for who knows questions by other names. */
export function conditionSentence(
  condition: Condition,
  { questionnaire, words, locale, nameOf }: ConditionSetting,
): string {
  return words('condition:shown-if', { condition: phraseOf(condition, true) })

  function phraseOf(part: Condition, holds: boolean): string {
    if ('not' in part) return phraseOf(part.not, !holds)
    if ('all' in part) return joined(part.all, holds ? 'and' : 'either', holds)
    if ('any' in part) return joined(part.any, holds ? 'either' : 'and', holds)
    return comparisonPhrase(part, holds)
  }

  function joined(parts: readonly Condition[], word: 'and' | 'either', holds: boolean): string {
    return parts
      .map((part) => phraseOf(part, holds))
      .reduce((first, second) => words(`condition:${word}`, { first, second }))
  }

  function comparisonPhrase(comparison: Comparison, holds: boolean): string {
    // A draft may have lost the question that a condition of it looks at.
    const question = findQuestion(questionnaire, comparison.question)
    const ordinal = question ? nameOf(question, questionsOf(questionnaire).indexOf(question) + 1) : comparison.question
    return words(`condition:${kindOf(comparison)}${holds ? '' : '-not'}`, {
      ordinal,
      ...valuesOf(question, comparison, locale),
    })
  }
}

function kindOf(comparison: Comparison): string {
  if ('is' in comparison) return 'is'
  if ('includes' in comparison) return 'includes'
  if ('answered' in comparison) return 'answered'
  return 'atLeast' in comparison ? 'at-least' : 'at-most'
}

function valuesOf(
  question: Question | undefined,
  comparison: Comparison,
  locale: Locale,
): { readonly [name: string]: string } {
  if ('is' in comparison) return { label: labelOf(question, comparison.is, locale) }
  if ('includes' in comparison) return { label: labelOf(question, comparison.includes, locale) }
  if ('atLeast' in comparison) return { number: countOf(comparison.atLeast, locale).number }
  return 'atMost' in comparison ? { number: countOf(comparison.atMost, locale).number } : {}
}

function labelOf(question: Question | undefined, code: string, locale: Locale): string {
  if (!question) return code
  const choices = 'options' in question ? question.options : 'points' in question ? question.points : []
  return choices.find((choice) => choice.code === code)?.label[locale] ?? code
}
