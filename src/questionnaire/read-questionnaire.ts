import type { Answer, Answers, Fields } from './answers.js'
import type { Fault } from './fault.js'
import { specifyField } from './field-names.js'
import { questionsOf } from './find-question.js'
import { Posted } from './kind/posted.js'
import { shownQuestions } from './path.js'
import type { Locale, Page, Questionnaire } from './questionnaire.js'
import { collectPage, collectWhole } from './read-page.js'

/** The answers of shown questions only, and the faults too, but for fields that belong to no question: those are always named. */
export type Read = {
  readonly answers: Answers
  readonly faults: readonly Fault[]
  readonly shown: ReadonlySet<string>
}

/** Reads a whole response kept page by page, each page's fields in the language in which it was filled in. */
export function readQuestionnaire(
  questionnaire: Questionnaire,
  fieldsOfPage: (page: Page) => Fields,
  localeOfPage: (page: Page) => Locale,
): Read {
  const answers = new Map<string, Answer>()
  const faults = questionnaire.pages.flatMap((page) =>
    collectPage(page, new Posted(fieldsOfPage(page), localeOfPage(page)), answers),
  )
  return readAs(questionnaire, answers, faults)
}

/** Reads a whole response that came in one form: as `readQuestionnaire` does when the form is cut into its pages. */
export function readWhole(questionnaire: Questionnaire, fields: Fields, locale: Locale): Read {
  const answers = new Map<string, Answer>()
  const faults = collectWhole(questionnaire, new Posted(fields, locale), answers)
  return readAs(questionnaire, answers, faults)
}

function readAs(questionnaire: Questionnaire, answers: Map<string, Answer>, faults: readonly Fault[]): Read {
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
