import type { Answer } from './answers.js'
import { comparisonsOf, holds } from './condition.js'
import { questionsOf } from './find-question.js'
import { type PossibleAnswers, possibleAnswers } from './possible-answers.js'
import type { Question, Questionnaire } from './questionnaire.js'

/** Enough for nine yes-or-no questions at once that later conditions still look at; few enough to check as one types. */
const mostCases = 1000

/** Respondents who are alike so far in all that later questions depend on. */
export type Case = {
  /** The answers that later conditions still look at. */
  readonly answers: ReadonlyMap<string, Answer>
  /** The shown questions, in order; empty unless paths are told apart. */
  readonly path: readonly Question[]
}

type Limits = { readonly tellsPathsApart: boolean; readonly mostCases: number }

/** Where all respondents together come. */
export type Walk = {
  readonly cases: readonly Case[]
  /** Ids of questions that some answers show. */
  readonly shown: ReadonlySet<string>
  /** Ids of required questions that cannot be answered. */
  readonly impassable: ReadonlySet<string>
  /** False when there were more cases than allowed, and some were left out. */
  readonly isComplete: boolean
}

/** The ids of the questions that some answers show. When `isComplete` is false the search was given up, and there may be others. */
export function reachableQuestions(questionnaire: Questionnaire): {
  readonly questions: ReadonlySet<string>
  readonly isComplete: boolean
} {
  const { shown, isComplete } = walk(questionnaire, { tellsPathsApart: false, mostCases })
  return { questions: shown, isComplete }
}

/**
 * Walks all respondents through the questions at once, in classes: one for each set of answers that later conditions
 * can still tell apart, and for each path taken if those matter. The questionnaire's conditions must look backwards.
 */
export function walk(questionnaire: Questionnaire, limits: Limits): Walk {
  const questions = questionsOf(questionnaire)
  const comparisons = questions.flatMap(({ showIf }) => (showIf ? comparisonsOf(showIf) : []))
  const lastLook = lastLooks(questions)
  const shown = new Set<string>()
  const impassable = new Set<string>()
  let cases: readonly Case[] = [{ answers: new Map(), path: [] }]
  let isComplete = true

  for (const [index, question] of questions.entries()) {
    // Without paths only a complete answer is of use.
    if (!isComplete && !limits.tellsPathsApart) break
    const looks = comparisons.filter((comparison) => comparison.question === question.id)
    const possible = possibleAnswers(question, looks, questionnaire)
    if (!possible.isComplete) isComplete = false
    const next = new Map<string, Case>()
    for (const before of cases) {
      const isShown = !question.showIf || holds(question.showIf, before.answers, questionnaire)
      if (isShown) shown.add(question.id)
      for (const after of isShown ? answered(before, question, possible, limits) : [before]) {
        const kept = forgetting(after, lastLook, index)
        const key = keyed(kept)
        if (next.size < limits.mostCases || next.has(key)) next.set(key, kept)
        else isComplete = false
      }
    }
    if (shown.has(question.id) && possible.answers.length === 0) impassable.add(question.id)
    cases = [...next.values()]
  }
  return { cases, shown, impassable, isComplete }
}

function answered(
  before: Case,
  question: Question,
  possible: PossibleAnswers,
  { tellsPathsApart }: Limits,
): readonly Case[] {
  const path = tellsPathsApart ? [...before.path, question] : before.path
  // Who cannot answer a required question is stuck; the rest of the document is judged as if they could skip it.
  const answers = possible.answers.length === 0 ? [undefined] : possible.answers
  return answers.map((answer) => ({
    answers: answer === undefined ? before.answers : new Map(before.answers).set(question.id, answer),
    path,
  }))
}

function forgetting(after: Case, lastLook: ReadonlyMap<string, number>, index: number): Case {
  const live = [...after.answers].filter(([id]) => (lastLook.get(id) ?? -1) > index)
  return live.length === after.answers.size ? after : { ...after, answers: new Map(live) }
}

function keyed({ answers, path }: Case): string {
  const ids = path.map((question) => question.id).join(' ')
  return answers.size === 0 ? ids : `${ids} ${JSON.stringify([...answers])}`
}

/** For each question that conditions look at, the index of the last question with such a condition. */
function lastLooks(questions: readonly Question[]): ReadonlyMap<string, number> {
  return new Map(
    questions.flatMap(({ showIf }, index) =>
      showIf ? comparisonsOf(showIf).map((comparison) => [comparison.question, index] as const) : [],
    ),
  )
}
