import type { JsonObject } from '../../../questionnaire/change.js'
import { findQuestion } from '../../../questionnaire/find-question.js'
import type { Problem } from '../../../questionnaire/problem.js'
import { problemsOf } from '../../../questionnaire/problems.js'
import type { Condition, Question, Questionnaire } from '../../../questionnaire/questionnaire.js'
import { isDecimal } from '../../editing/decimal.js'
import { withQuestions } from '../../editing/place.js'
import { type ConditionDrafting, type ConditionForm, openConditionForm } from './condition-form.js'
import { conditionOf } from './look.js'

/** What is to be looked at before a form is a condition. */
export const conditionFaultCodes = ['question-missing', 'answers-unseen', 'answers-missing', 'number-missing'] as const
type ConditionFaultCode = (typeof conditionFaultCodes)[number]

type EditedCondition =
  | { readonly kind: 'document'; readonly document: JsonObject }
  | { readonly kind: 'fault'; readonly field: string; readonly code: ConditionFaultCode }
  /** What no questionnaire may have, such as a condition that looks ahead. */
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }

/** The document in which the question is shown as the form says. A form that says what stands keeps it to the byte. */
export function editedCondition(drafting: ConditionDrafting, form: ConditionForm): EditedCondition {
  const { document, question } = drafting
  if (form.shown === 'everyone') return made(withCondition(document, question, undefined))
  if (form.shown === 'kept' || isAsOpened(drafting, form)) return made(document)
  const fault = faultIn(form)
  if (fault) return fault
  const wanted = withCondition(document, question, conditionOf(form, findQuestion(document, form.question)))
  const problems = conditionProblems(wanted, question.id)
  return problems.length > 0 ? { kind: 'refused', problems } : made(wanted)
}

function isAsOpened(drafting: ConditionDrafting, form: ConditionForm): boolean {
  const { shown, question, by, codes, number } = openConditionForm(drafting)
  const signOf = (codesAsked: readonly string[]) => codesAsked.join(' ')
  return (
    shown === form.shown &&
    question === form.question &&
    by === form.by &&
    signOf(codes) === signOf(form.codes) &&
    number === form.number
  )
}

function faultIn({ question, of, by, codes, number }: ConditionForm): EditedCondition | undefined {
  if (question === '') return { kind: 'fault', field: 'question', code: 'question-missing' }
  if (of !== question) return { kind: 'fault', field: 'by', code: 'answers-unseen' }
  switch (by) {
    case 'any':
    case 'none':
      return codes.length > 0 ? undefined : { kind: 'fault', field: 'answer', code: 'answers-missing' }
    case 'at-least':
    case 'at-most':
      return isDecimal(number) ? undefined : { kind: 'fault', field: 'number', code: 'number-missing' }
    case 'answered':
    case 'unanswered':
      return undefined
  }
}

function withCondition(document: Questionnaire, { id }: Question, showIf: Condition | undefined): Questionnaire {
  return withQuestions(document, ({ questions }) =>
    questions.map((question) => {
      if (question.id !== id) return question
      const { showIf: _, ...always } = question
      return showIf ? { ...always, showIf } : always
    }),
  )
}

/** What is wrong with the condition of that question. */
function conditionProblems(document: Questionnaire, id: string): readonly Problem[] {
  const page = document.pages.findIndex(({ questions }) => questions.some((question) => question.id === id))
  const index = document.pages[page]!.questions.findIndex((question) => question.id === id)
  const path = `/pages/${page}/questions/${index}/showIf`
  return problemsOf(document).filter((problem) => problem.level === 'error' && problem.path.startsWith(path))
}

function made(document: Questionnaire): EditedCondition {
  return { kind: 'document', document: document as unknown as JsonObject }
}
