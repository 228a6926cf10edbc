import type { Answer, Answers, Fields } from './answers.js'
import type { Fault } from './fault.js'
import { allFieldNames, fieldNames, pageFieldNames, specifyField } from './field-names.js'
import { questionsOf } from './find-question.js'
import { readMatrix } from './kind/matrix.js'
import { readMultiple } from './kind/multiple.js'
import { readNumber } from './kind/number.js'
import { Posted } from './kind/posted.js'
import { readRanking } from './kind/ranking.js'
import { readScale } from './kind/scale.js'
import { readSingle } from './kind/single.js'
import { readSpecified } from './kind/specify.js'
import { readText } from './kind/text.js'
import type { Locale, Page, Question, Questionnaire } from './questionnaire.js'

/**
 * Reads what a form of this page posted. Nothing is coerced: a question whose fields are not exactly what its kind
 * posts is at fault and has no answer. A field that is none of the page's is named by a fault of its own.
 *
 * Every question of the page is read, also one that a condition hides; who knows the answers of the other pages
 * leaves out the faults of questions that are not shown (`readQuestionnaire` does).
 */
export function readPage(
  page: Page,
  fields: Fields,
  locale: Locale,
): { readonly answers: Answers; readonly faults: readonly Fault[] } {
  const answers = new Map<string, Answer>()
  return { answers, faults: collectPage(page, new Posted(fields, locale), answers) }
}

/** As `readPage`, adding the answers to those of other pages. */
export function collectPage(page: Page, posted: Posted, answers: Map<string, Answer>): readonly Fault[] {
  return collectQuestions(page.questions, pageFieldNames(page), posted, answers)
}

/** The same of one form with the questions of all pages. */
export function collectWhole(
  questionnaire: Questionnaire,
  posted: Posted,
  answers: Map<string, Answer>,
): readonly Fault[] {
  return collectQuestions(questionsOf(questionnaire), allFieldNames(questionnaire), posted, answers)
}

function collectQuestions(
  questions: readonly Question[],
  known: ReadonlySet<string>,
  posted: Posted,
  answers: Map<string, Answer>,
): readonly Fault[] {
  for (const question of questions) collectQuestion(question, posted, answers)
  for (const field of posted.fields.keys()) {
    if (!known.has(field)) posted.faults.push({ code: 'field-unknown', question: undefined, field, values: { field } })
  }
  return posted.faults
}

function collectQuestion(question: Question, posted: Posted, answers: Map<string, Answer>): void {
  const faultsBefore = posted.faults.length
  const answer = readAnswer(question, posted)
  const isSound = posted.faults.length === faultsBefore
  if (isSound && answer !== undefined) answers.set(question.id, answer)
  if (isSound && answer === undefined && question.required)
    posted.fault('answer-required', question, firstField(question))
  if (question.kind === 'single' || question.kind === 'multiple') {
    const words = readSpecified(question, answer, posted)
    if (words !== undefined) answers.set(specifyField(question.id), words)
  }
}

function readAnswer(question: Question, posted: Posted): Answer | undefined {
  switch (question.kind) {
    case 'single':
      return readSingle(question, posted)
    case 'multiple':
      return readMultiple(question, posted)
    case 'scale':
      return readScale(question, posted)
    case 'matrix':
      return readMatrix(question, posted)
    case 'ranking':
      return readRanking(question, posted)
    case 'short-text':
    case 'long-text':
      return readText(question, posted)
    case 'number':
      return readNumber(question, posted)
  }
}

function firstField(question: Question): string {
  return fieldNames(question)[0] ?? question.id
}
