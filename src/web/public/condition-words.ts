import { findQuestion, questionsOf } from '../../questionnaire/find-question.js'
import type { Condition, Locale, Question, Questionnaire } from '../../questionnaire/questionnaire.js'
import { countOf } from '../count.js'
import type { Words } from '../words.js'

type Leaf = Extract<Condition, { readonly question: string }>

/** When a question is shown, in a sentence for who reads all the questions. */
export function conditionWords(
  questionnaire: Questionnaire,
  condition: Condition,
  words: Words,
  locale: Locale,
): string {
  return words('condition:shown-if', { condition: phraseOf(condition, true) })

  function phraseOf(part: Condition, holds: boolean): string {
    if ('not' in part) return phraseOf(part.not, !holds)
    if ('all' in part) return joined(part.all, holds ? 'and' : 'either', holds)
    if ('any' in part) return joined(part.any, holds ? 'either' : 'and', holds)
    return leafPhrase(part, holds)
  }

  function joined(parts: readonly Condition[], word: 'and' | 'either', holds: boolean): string {
    return parts
      .map((part) => phraseOf(part, holds))
      .reduce((first, second) => words(`condition:${word}`, { first, second }))
  }

  function leafPhrase(leaf: Leaf, holds: boolean): string {
    const question = findQuestion(questionnaire, leaf.question)!
    const ordinal = questionsOf(questionnaire).indexOf(question) + 1
    return words(`condition:${kindOf(leaf)}${holds ? '' : '-not'}`, { ordinal, ...valuesOf(question, leaf, locale) })
  }
}

function kindOf(leaf: Leaf): string {
  if ('is' in leaf) return 'is'
  if ('includes' in leaf) return 'includes'
  if ('answered' in leaf) return 'answered'
  return 'atLeast' in leaf ? 'at-least' : 'at-most'
}

function valuesOf(question: Question, leaf: Leaf, locale: Locale): { readonly [name: string]: string } {
  if ('is' in leaf) return { label: labelOf(question, leaf.is, locale) }
  if ('includes' in leaf) return { label: labelOf(question, leaf.includes, locale) }
  if ('atLeast' in leaf) return { number: countOf(leaf.atLeast, locale).number }
  return 'atMost' in leaf ? { number: countOf(leaf.atMost, locale).number } : {}
}

function labelOf(question: Question, code: string, locale: Locale): string {
  const choices = 'options' in question ? question.options : 'points' in question ? question.points : []
  return choices.find((choice) => choice.code === code)?.label[locale] ?? code
}
