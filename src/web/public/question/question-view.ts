import { formatNumber } from '../../../questionnaire/format-number.js'
import type { HelpResource, NumberQuestion, Question } from '../../../questionnaire/questionnaire.js'
import { countOf } from '../../count.js'
import { choiceViews, matrixView, multipleView, rankingView, scaleView, selectView } from './choice-view.js'
import { fieldView, problemView, type Viewing } from './field-view.js'
import { helpView } from './help-view.js'

export type QuestionViewing = Viewing & {
  /** Of its heading. */
  readonly level: 2 | 3
  readonly helpResources?: readonly HelpResource[]
}

/** Where there are more options, one is chosen from a list that opens. */
const mostRadios = 10

/** The component that shows a question, and what it shows. */
export function questionView(question: Question, viewing: QuestionViewing): { component: string; view: object } {
  const shared = sharedView(question, viewing)
  const shown = (component: string, own: object) => ({
    component: `components/question-${component}`,
    view: { ...shared, ...own },
  })
  switch (question.kind) {
    case 'single':
      return question.options.length > mostRadios
        ? shown('select', selectView(question, viewing))
        : shown('single', { options: choiceViews(question.id, question.options, viewing) })
    case 'multiple':
      return shown('multiple', multipleView(question, viewing))
    case 'scale':
      return shown('scale', scaleView(question.id, question.points, viewing))
    case 'matrix':
      return shown('matrix', matrixView(question, viewing))
    case 'ranking':
      return shown('ranking', rankingView(question, viewing))
    case 'short-text':
    case 'long-text':
      return shown(question.kind, {
        ...fieldView(question.id, viewing),
        limit: countOf(question.maxLength, viewing.locale),
      })
    case 'number':
      return shown('number', numberView(question, viewing))
  }
}

function sharedView(question: Question, { locale, mark, level, helpResources }: QuestionViewing) {
  return {
    id: question.id,
    level,
    text: question.text[locale],
    ...(question.required ? { required: true } : {}),
    ...(question.hint ? { hint: question.hint[locale] } : {}),
    ...(question.factText ? { fact: { title: question.factTitle?.[locale], text: question.factText[locale] } } : {}),
    ...(question.showHelp && helpResources ? { help: helpView(helpResources, locale) } : {}),
    atFault: mark({ kind: 'at-fault', at: question.id }),
    ...problemView(question.id, { mark }),
  }
}

function numberView({ id, min, max, whole, unit }: NumberQuestion, viewing: QuestionViewing) {
  const written = (number: number) => formatNumber(number, viewing.locale)
  const bounds =
    min !== undefined && max !== undefined
      ? { between: { min: written(min), max: written(max) } }
      : min !== undefined
        ? { atLeast: written(min) }
        : max !== undefined
          ? { atMost: written(max) }
          : {}
  return {
    ...fieldView(id, viewing),
    ...bounds,
    ...(whole ? { whole } : {}),
    ...(unit ? { unit: unit[viewing.locale] } : {}),
  }
}
