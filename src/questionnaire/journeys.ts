import { findPageOfQuestion, questionsOf } from './find-question.js'
import type { Locale, Page, Question, Questionnaire } from './questionnaire.js'
import { reachableQuestions, walk } from './reach.js'
import { minutesFor, wordsOfPage, wordsOfQuestion } from './reading-time.js'

/** More than anybody reads, and few enough to find within seconds. */
const mostJourneys = 10_000

/** One sequence of questions that some answers lead through. */
export type Journey = {
  readonly pages: readonly Page[]
  readonly questions: readonly Question[]
  readonly words: { readonly [L in Locale]: number }
  /** As `minutesFor` estimates. */
  readonly minutes: { readonly [L in Locale]: number }
}

/** Where a questionnaire leads, and where it does not. */
export type Journeys = {
  /** Each once. */
  readonly journeys: readonly Journey[]
  /** False when there are more than were followed; the lists below then hold only what is certain. */
  readonly isComplete: boolean
  /** Pages with a required question that has no possible answer: nobody gets past them. */
  readonly deadEnds: readonly Page[]
  readonly pagesNotReached: readonly Page[]
  readonly questionsNotReached: readonly Question[]
}

/** Every journey through a questionnaire that `parse` has found whole. Answers that no condition tells apart are one. */
export function journeysThrough(questionnaire: Questionnaire): Journeys {
  const { cases, impassable, isComplete } = walk(questionnaire, { tellsPathsApart: true, mostCases: mostJourneys })
  const reach = reachableQuestions(questionnaire)
  const isNotReached = (question: Question) => reach.isComplete && !reach.questions.has(question.id)
  return {
    journeys: cases.map(({ path }) => journeyAlong(questionnaire, path)),
    isComplete,
    deadEnds: questionnaire.pages.filter((page) => page.questions.some((question) => impassable.has(question.id))),
    pagesNotReached: questionnaire.pages.filter((page) => page.questions.every(isNotReached)),
    questionsNotReached: questionsOf(questionnaire).filter(isNotReached),
  }
}

function journeyAlong(questionnaire: Questionnaire, questions: readonly Question[]): Journey {
  const pages = [...new Set(questions.flatMap(({ id }) => findPageOfQuestion(questionnaire, id) ?? []))]
  const words = { en: countWords(pages, questions, 'en'), fr: countWords(pages, questions, 'fr') }
  return {
    pages,
    questions,
    words,
    minutes: { en: minutesFor(words.en, questions), fr: minutesFor(words.fr, questions) },
  }
}

function countWords(pages: readonly Page[], questions: readonly Question[], locale: Locale): number {
  const onPages = pages.reduce((sum, page) => sum + wordsOfPage(page)[locale], 0)
  return questions.reduce((sum, question) => sum + wordsOfQuestion(question)[locale], onPages)
}
