import type { Answers, Fields } from '../../../questionnaire/answers.js'
import { specifyField } from '../../../questionnaire/field-names.js'
import type { Bilingual, Locale, Question, Questionnaire } from '../../../questionnaire/questionnaire.js'
import { type Count, countOf } from '../../count.js'

export type Reviewed = {
  readonly answers: Answers
  /** Everything as it was put in: what is at fault is no answer, and must be seen even so. */
  readonly fields: Fields
  readonly shown: ReadonlySet<string>
  /** Sentences by question and by field. */
  readonly problems: ReadonlyMap<string, string>
  /** Where the answer to a question can be changed. */
  readonly changeHref?: (question: string) => string
}

export type Words = { readonly label: string; readonly words?: string }

export type AnswerView = {
  /** Of the question. */
  readonly id: string
  readonly question: string
  readonly problem?: string
  readonly change?: string
  readonly chosen?: readonly Words[]
  readonly list?: readonly Words[]
  readonly ranked?: readonly Words[]
  /** The rows of a matrix that are answered. */
  readonly rows?: readonly { readonly label: string; readonly point: string }[]
  readonly rowsLeft?: Count
  readonly typed?: string
}

export type AnswersSection = {
  /** Of the page. */
  readonly id: string
  readonly title: string
  readonly answers: readonly AnswerView[]
}

/** Every question that was shown with its answer in words, page by page. */
export function answersView({ pages }: Questionnaire, reviewed: Reviewed, locale: Locale): readonly AnswersSection[] {
  return pages
    .map((page) => ({
      id: page.id,
      title: page.title[locale],
      answers: page.questions
        .filter(({ id }) => reviewed.shown.has(id))
        .map((question) => ({
          id: question.id,
          question: question.text[locale],
          ...problemOf(question, reviewed.problems),
          ...(reviewed.changeHref ? { change: reviewed.changeHref(question.id) } : {}),
          ...(answerView(question, reviewed, locale) ?? faultyView(question, reviewed.fields, locale)),
        })),
    }))
    .filter(({ answers }) => answers.length > 0)
}

function problemOf({ id }: Question, problems: Reviewed['problems']): { problem?: string } {
  const found = [problems.get(id), problems.get(specifyField(id))].filter((problem) => problem !== undefined)
  return found.length > 0 ? { problem: found.join(' ') } : {}
}

function answerView(question: Question, reviewed: Reviewed, locale: Locale): Partial<AnswerView> | undefined {
  const answer = reviewed.answers.get(question.id)
  if (answer === undefined) return undefined
  switch (question.kind) {
    case 'single':
      return { chosen: [optionWords(question, answer as string, reviewed, locale)] }
    case 'multiple':
      return { list: (answer as readonly string[]).map((code) => optionWords(question, code, reviewed, locale)) }
    case 'scale':
      return { chosen: [{ label: labelOf(question.points, answer as string, locale) }] }
    case 'matrix':
      return matrixView(question, answer as Readonly<Record<string, string>>, locale)
    case 'ranking':
      return {
        ranked: (answer as readonly string[]).map((code) => ({ label: labelOf(question.options, code, locale) })),
      }
    case 'short-text':
    case 'long-text':
      return { typed: answer as string }
    case 'number': {
      const { number } = countOf(answer as number, locale)
      return { typed: question.unit ? `${number} ${question.unit[locale]}` : number }
    }
  }
}

/** What stands in the fields of a question that has no answer; nothing where they are empty. */
function faultyView(question: Question, fields: Fields, locale: Locale): Partial<AnswerView> {
  const values = fields.get(question.id) ?? []
  switch (question.kind) {
    case 'short-text':
    case 'long-text':
    case 'number': {
      const typed = values.join('\n')
      return typed.trim() === '' ? {} : { typed }
    }
    case 'multiple': {
      const chosen = question.options.filter(({ code }) => values.includes(code))
      return chosen.length === 0 ? {} : { list: chosen.map(({ label }) => ({ label: label[locale] })) }
    }
    case 'single':
    case 'scale':
    case 'matrix':
    case 'ranking':
      return {}
  }
}

type Choices = readonly { readonly code: string; readonly label: Bilingual; readonly specify?: Bilingual }[]

function optionWords(
  { id, options }: { readonly id: string; readonly options: Choices },
  code: string,
  { answers, fields }: Reviewed,
  locale: Locale,
): Words {
  const specifies = options.find((option) => option.code === code)?.specify !== undefined
  const faulty = fields.get(specifyField(id))?.[0]?.trim() || undefined
  const words = specifies ? (answers.get(specifyField(id)) ?? faulty) : undefined
  return { label: labelOf(options, code, locale), ...(typeof words === 'string' ? { words } : {}) }
}

function labelOf(choices: Choices, code: string, locale: Locale): string {
  return choices.find((choice) => choice.code === code)?.label[locale] ?? code
}

function matrixView(
  { rows, points }: Extract<Question, { readonly kind: 'matrix' }>,
  answer: Readonly<Record<string, string>>,
  locale: Locale,
): Partial<AnswerView> {
  const answered = rows.filter(({ id }) => Object.hasOwn(answer, id))
  const left = rows.length - answered.length
  return {
    rows: answered.map(({ id, text }) => ({ label: text[locale], point: labelOf(points, answer[id]!, locale) })),
    ...(left > 0 ? { rowsLeft: countOf(left, locale) } : {}),
  }
}
