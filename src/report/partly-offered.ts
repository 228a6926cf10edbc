import { findQuestion } from '../questionnaire/find-question.js'
import type { Bilingual, Question, Questionnaire } from '../questionnaire/questionnaire.js'

type Numbered = { readonly number: number; readonly questionnaire: Questionnaire }

/** Choices that people had in some of the versions that ask a question, and not in the others. */
export type PartlyOffered = {
  /** Oldest first. */
  readonly versions: readonly number[]
  /** As the newest of these versions words them. */
  readonly labels: readonly Bilingual[]
}

/**
 * Options, points and rows of a question that not every version of these (oldest first) offers that asks it: their share is of
 * all who answered, whether or not they could choose them. Grouped by the versions that do; none where all offer the same.
 */
export function partlyOffered(versions: readonly Numbered[], id: string): readonly PartlyOffered[] {
  const asking = versions.flatMap(({ number, questionnaire }) => {
    const question = findQuestion(questionnaire, id)
    return question ? [{ number, choices: choicesOf(question) }] : []
  })
  const labels = new Map(asking.flatMap(({ choices }) => [...choices]))
  const groups = new Map<string, PartlyOffered>()
  for (const [choice, label] of labels) {
    const offering = asking.filter(({ choices }) => choices.has(choice)).map(({ number }) => number)
    if (offering.length === asking.length) continue
    const group = groups.get(offering.join())
    groups.set(offering.join(), { versions: offering, labels: [...(group?.labels ?? []), label] })
  }
  return [...groups.values()]
}

function choicesOf(question: Question): ReadonlyMap<string, Bilingual> {
  switch (question.kind) {
    case 'single':
    case 'multiple':
    case 'ranking':
      return new Map(question.options.map(({ code, label }) => [code, label]))
    case 'scale':
      return new Map(question.points.map(({ code, label }) => [code, label]))
    case 'matrix':
      return new Map([
        ...question.points.map(({ code, label }) => [`point ${code}`, label] as const),
        ...question.rows.map(({ id, text }) => [`row ${id}`, text] as const),
      ])
    case 'number':
    case 'short-text':
    case 'long-text':
      return new Map()
  }
}
