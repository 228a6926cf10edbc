import type { Page, Question, Questionnaire } from './questionnaire.js'
import { remembered } from './remembered.js'

/** Every question of the document, in its order. */
export const questionsOf: (questionnaire: Questionnaire) => readonly Question[] = remembered((questionnaire) =>
  questionnaire.pages.flatMap((page) => page.questions),
)

const questionsById: (questionnaire: Questionnaire) => ReadonlyMap<string, Question> = remembered(
  (questionnaire) => new Map(questionsOf(questionnaire).map((question) => [question.id, question])),
)

const pagesByQuestion: (questionnaire: Questionnaire) => ReadonlyMap<string, Page> = remembered(
  (questionnaire) =>
    new Map(questionnaire.pages.flatMap((page) => page.questions.map((question) => [question.id, page] as const))),
)

/** The question of that id, or undefined. */
export function findQuestion(questionnaire: Questionnaire, id: string): Question | undefined {
  return questionsById(questionnaire).get(id)
}

/** The page that asks the question of that id, or undefined. */
export function findPageOfQuestion(questionnaire: Questionnaire, id: string): Page | undefined {
  return pagesByQuestion(questionnaire).get(id)
}
