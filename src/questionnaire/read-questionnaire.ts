import type { Answer, Answers, Fields } from './answers.js'
import type { Fault } from './fault.js'
import { specifyField } from './field-names.js'
import { questionsOf } from './find-question.js'
import { Posted } from './kind/posted.js'
import { shownQuestions } from './path.js'
import type { Locale, Page, Questionnaire } from './questionnaire.js'
import { collectPage } from './read-page.js'

/**
 * Reads a whole response, each page's fields in the language in which it was filled in. The answers are those of shown
 * questions only, and so are the faults, but for fields that belong to no question: those are always named.
 */
export function readQuestionnaire(
  questionnaire: Questionnaire,
  fieldsOfPage: (page: Page) => Fields,
  localeOfPage: (page: Page) => Locale,
): {
  readonly answers: Answers
  readonly faults: readonly Fault[]
  readonly shown: ReadonlySet<string>
} {
  const answers = new Map<string, Answer>()
  const faults = questionnaire.pages.flatMap((page) =>
    collectPage(page, new Posted(fieldsOfPage(page), localeOfPage(page)), answers),
  )
  const shown = shownQuestions(questionnaire, answers)
  return {
    answers: answersOf(questionnaire, shown, answers),
    faults: faults.filter((fault) => fault.question === undefined || shown.has(fault.question)),
    shown,
  }
}

/** The same answers without those of questions that are not shown, words beside options included. */
function answersOf(questionnaire: Questionnaire, shown: ReadonlySet<string>, answers: Map<string, Answer>): Answers {
  const questions = questionsOf(questionnaire)
  if (shown.size === questions.length) return answers
  for (const { id } of questions) {
    if (shown.has(id)) continue
    answers.delete(id)
    answers.delete(specifyField(id))
  }
  return answers
}
