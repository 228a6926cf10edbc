import type { Answer, Answers } from './answers.js'
import { questionsOf } from './find-question.js'
import { specifyField } from './field-names.js'
import { chooses, specifyingOption } from './kind/specify.js'
import { shownQuestions } from './path.js'
import type { Option, Question, Questionnaire } from './questionnaire.js'
import { remembered } from './remembered.js'

/** What is stored of a response: for each question its value, `null` when shown and skipped, `false` when not shown. */
export type ResponseAnswers = { readonly [name: string]: Answer | null | false }

/**
 * The stored form of these answers, one member for every question in document order. After a question with an option
 * that asks for words comes `<id>__other_text`: the words, `null` when the option was chosen without any, `false` when
 * it was not chosen or the question not shown. Answers of questions that are not shown are left out of account; who has
 * read which are shown can say so.
 */
export function responseAnswers(
  questionnaire: Questionnaire,
  answers: Answers,
  shown: ReadonlySet<string> = shownQuestions(questionnaire, answers),
): ResponseAnswers {
  const { unshown, members } = storedForm(questionnaire)
  const stored: Record<string, Answer | null | false> = { ...unshown }
  for (const { id, specified } of members) {
    if (!shown.has(id)) continue
    const answer = answers.get(id)
    stored[id] = answer ?? null
    if (specified && chooses(answer, specified.option)) stored[specified.field] = answers.get(specified.field) ?? null
  }
  return stored
}

type StoredForm = {
  /** Every member in its place, as if no question were shown: copying it is far faster than adding one by one. */
  readonly unshown: { readonly [name: string]: false }
  readonly members: readonly Member[]
}

type Member = { readonly id: string; readonly specified?: { readonly option: Option; readonly field: string } }

const storedForm: (questionnaire: Questionnaire) => StoredForm = remembered((questionnaire) => {
  const members = questionsOf(questionnaire).map(memberOf)
  const names = members.flatMap(({ id, specified }) => (specified ? [id, specified.field] : [id]))
  return { members, unshown: Object.fromEntries(names.map((name) => [name, false as const])) }
})

function memberOf(question: Question): Member {
  const { id } = question
  if (question.kind !== 'single' && question.kind !== 'multiple') return { id }
  const option = specifyingOption(question)
  return option ? { id, specified: { option, field: specifyField(id) } } : { id }
}
