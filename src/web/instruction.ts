import { formatNumber } from '../questionnaire/format-number.js'
import type { Locale, MultipleQuestion, NumberQuestion, Question } from '../questionnaire/questionnaire.js'
import { countOf } from './count.js'
import type { Words } from './words.js'

/** How a question of this kind is answered: the sentence that its component prints, for the page that lists them all. */
export function instructionOf(question: Question, words: Words, locale: Locale): string {
  switch (question.kind) {
    case 'single':
    case 'scale':
      return words('question:choose-one')
    case 'multiple':
      return choiceInstruction(question, words, locale)
    case 'matrix':
      return words('question:choose-one-a-row')
    case 'ranking':
      return words('question:rank-at-most', countOf(question.max, locale))
    case 'short-text':
    case 'long-text':
      return `${words('question:at-most-characters', countOf(question.maxLength, locale))} ${words('question:nothing-identifying')}`
    case 'number':
      return numberInstruction(question, words, locale)
  }
}

function choiceInstruction({ min = 0, max }: MultipleQuestion, words: Words, locale: Locale): string {
  if (min === max) return words('question:choose-exactly', countOf(min, locale))
  if (min > 1 && max !== undefined) {
    return words('question:choose-between', { min: countOf(min, locale).number, max: countOf(max, locale).number })
  }
  if (max !== undefined) return words('question:choose-at-most', countOf(max, locale))
  return min > 1 ? words('question:choose-at-least', countOf(min, locale)) : words('question:choose-all')
}

function numberInstruction({ min, max, whole }: NumberQuestion, words: Words, locale: Locale): string {
  const range =
    min !== undefined && max !== undefined
      ? words('question:number-between', { min: formatNumber(min, locale), max: formatNumber(max, locale) })
      : min !== undefined
        ? words('question:number-at-least', { min: formatNumber(min, locale) })
        : max !== undefined
          ? words('question:number-at-most', { max: formatNumber(max, locale) })
          : words('question:number')
  return whole ? `${range} ${words('question:number-whole')}` : range
}
