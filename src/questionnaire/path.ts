import type { Answer, Answers } from './answers.js'
import { comparisonsOf, holds } from './condition.js'
import { questionsOf } from './find-question.js'
import type { Page, Question, Questionnaire } from './questionnaire.js'
import { remembered } from './remembered.js'

type Step = {
  readonly question: Question
  /** Whether a condition looks at its answer. */
  readonly isLookedAt: boolean
}

const stepsThrough: (questionnaire: Questionnaire) => readonly Step[] = remembered((questionnaire) => {
  const questions = questionsOf(questionnaire)
  const lookedAt = new Set(
    questions.flatMap(({ showIf }) => (showIf ? comparisonsOf(showIf).map((comparison) => comparison.question) : [])),
  )
  return questions.map((question) => ({ question, isLookedAt: lookedAt.has(question.id) }))
})

/**
 * The ids of the questions that these answers show, in document order. Conditions look backwards, so one walk from the
 * front decides: an answer to a question that is not shown is left out of account, and no condition on it is met.
 */
export function shownQuestions(questionnaire: Questionnaire, answers: Answers): ReadonlySet<string> {
  const shown = new Set<string>()
  const counted = new Map<string, Answer>()
  for (const { question, isLookedAt } of stepsThrough(questionnaire)) {
    if (question.showIf && !holds(question.showIf, counted, questionnaire)) continue
    shown.add(question.id)
    const answer = isLookedAt ? answers.get(question.id) : undefined
    if (answer !== undefined) counted.set(question.id, answer)
  }
  return shown
}

/** The pages on which these answers show at least one question, in document order. */
export function pagesReached(questionnaire: Questionnaire, answers: Answers): readonly Page[] {
  return pagesShowing(questionnaire, shownQuestions(questionnaire, answers))
}

/** The same, of the ids of the questions that are shown. */
export function pagesShowing({ pages }: Questionnaire, shown: ReadonlySet<string>): readonly Page[] {
  return pages.filter((page) => page.questions.some((question) => shown.has(question.id)))
}

/** The page reached next, or undefined after the last. `page` itself need not be reached. */
export function pageAfter(questionnaire: Questionnaire, page: Page, answers: Answers): Page | undefined {
  const place = placeOf(questionnaire, page)
  return pagesReached(questionnaire, answers).find((other) => placeOf(questionnaire, other) > place)
}

/** The page reached just before, or undefined before the first. `page` itself need not be reached. */
export function pageBefore(questionnaire: Questionnaire, page: Page, answers: Answers): Page | undefined {
  const place = placeOf(questionnaire, page)
  return pagesReached(questionnaire, answers).findLast((other) => placeOf(questionnaire, other) < place)
}

function placeOf(questionnaire: Questionnaire, page: Page): number {
  return questionnaire.pages.findIndex((other) => other.id === page.id)
}
