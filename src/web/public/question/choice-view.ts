import { rankField, rowField, specifyField } from '../../../questionnaire/field-names.js'
import {
  type Locale,
  type MatrixQuestion,
  type MultipleQuestion,
  type Option,
  type Point,
  type RankingQuestion,
  type SingleQuestion,
  specifyMaxLength,
} from '../../../questionnaire/questionnaire.js'
import { countOf } from '../../count.js'
import { fieldView, problemView, type Viewing } from './field-view.js'

type Choice = Option | Point

/** For `components/radio` and its like. `from`: how many choices of the question stand before these. */
export function choiceViews(field: string, choices: readonly Choice[], viewing: Viewing, from = 0) {
  return choices.map((choice, index) => ({
    id: inputId(field, choice.code, from + index),
    code: choice.code,
    label: choice.label[viewing.locale],
    checked: viewing.mark({ kind: 'checked', field, value: choice.code }),
    ...('specify' in choice && choice.specify
      ? { specify: specifyView(field, choice.specify[viewing.locale], viewing) }
      : {}),
    ...('offScale' in choice && choice.offScale ? { offScale: true } : {}),
  }))
}

/** The first input of a question has the question's id, so that a list of faults can link to it. */
function inputId(field: string, code: string, index: number): string {
  return index === 0 ? field : `${field}-${code}`
}

function specifyView(question: string, label: string, viewing: Viewing) {
  const field = specifyField(question)
  return {
    field,
    label,
    limit: countOf(specifyMaxLength, viewing.locale),
    atFault: viewing.mark({ kind: 'at-fault', at: field }),
    ...problemView(field, viewing),
    ...fieldView(field, viewing),
  }
}

export function selectView({ id, options }: SingleQuestion, viewing: Viewing) {
  const specifying = options.find(({ specify }) => specify)
  return {
    invalid: viewing.mark({ kind: 'invalid', at: id }),
    options: optionViews(id, options, viewing),
    ...(specifying?.specify ? { specify: specifyView(id, specifying.specify[viewing.locale], viewing) } : {}),
  }
}

function optionViews(field: string, options: readonly Option[], { locale, mark }: Viewing) {
  return options.map(({ code, label }) => ({
    code,
    label: label[locale],
    selected: mark({ kind: 'selected', field, value: code }),
  }))
}

export function multipleView({ id, options, min, max }: MultipleQuestion, viewing: Viewing) {
  const together = options.filter(({ exclusive }) => !exclusive)
  const alone = options.filter(({ exclusive }) => exclusive)
  return {
    ...boundsOfChoices(min, max, viewing.locale),
    options: choiceViews(id, together, viewing),
    ...(alone.length > 0 ? { exclusive: choiceViews(id, alone, viewing, together.length) } : {}),
  }
}

function boundsOfChoices(min: number | undefined, max: number | undefined, locale: Locale) {
  if (min !== undefined && min === max) return { exactly: countOf(min, locale) }
  if (min !== undefined && min > 1 && max !== undefined) {
    return { between: { min: countOf(min, locale).number, max: countOf(max, locale).number } }
  }
  if (max !== undefined) return { atMost: countOf(max, locale) }
  return min !== undefined && min > 1 ? { atLeast: countOf(min, locale) } : {}
}

export function scaleView(field: string, points: readonly Point[], viewing: Viewing) {
  const choices = choiceViews(field, points, viewing)
  const offScale = choices.filter((choice) => 'offScale' in choice)
  return {
    points: choices.filter((choice) => !('offScale' in choice)),
    ...(offScale.length > 0 ? { offScale } : {}),
  }
}

export function matrixView({ id, rows, points }: MatrixQuestion, viewing: Viewing) {
  return {
    points: points.map(({ label, offScale }) => ({ label: label[viewing.locale], ...(offScale ? { offScale } : {}) })),
    rows: rows.map((row) => {
      const field = rowField(id, row.id)
      return {
        field,
        text: row.text[viewing.locale],
        atFault: viewing.mark({ kind: 'at-fault', at: field }),
        options: choiceViews(field, points, viewing),
      }
    }),
  }
}

export function rankingView({ id, options, max }: RankingQuestion, viewing: Viewing) {
  const ranks = Array.from({ length: max }, (_, index) => index + 1)
  return {
    atMost: countOf(max, viewing.locale),
    ranks: ranks.map((rank) => {
      const field = rankField(id, rank)
      return {
        rank,
        field,
        invalid: viewing.mark({ kind: 'invalid', at: field }),
        options: optionViews(field, options, viewing),
      }
    }),
  }
}
