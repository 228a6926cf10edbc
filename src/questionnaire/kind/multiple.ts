import type { MultipleQuestion } from '../questionnaire.js'
import { remembered } from '../remembered.js'
import type { Posted } from './posted.js'

type Choice = { readonly place: number; readonly isExclusive: boolean }

const choicesOf: (question: MultipleQuestion) => ReadonlyMap<string, Choice> = remembered(
  (question) =>
    new Map(question.options.map(({ code, exclusive = false }, place) => [code, { place, isExclusive: exclusive }])),
)

/** Codes in document order, whatever the order in which they were posted. */
export function readMultiple(question: MultipleQuestion, posted: Posted): readonly string[] | undefined {
  const codes = posted.fields.get(question.id)
  if (codes === undefined || codes.length === 0) return undefined
  const known = choicesOf(question)
  const choices: Choice[] = []
  for (const code of codes) {
    const choice = known.get(code)
    if (!choice) return posted.fault('option-unknown', question)
    choices.push(choice)
  }
  return judged(question, codes, choices, posted)
}

function judged(
  question: MultipleQuestion,
  codes: readonly string[],
  choices: readonly Choice[],
  posted: Posted,
): readonly string[] | undefined {
  const { min = 1, max = question.options.length } = question
  const chosen = codes.length
  const isOrdered = inOrder(choices)
  if (!isOrdered && new Set(codes).size < chosen) return posted.fault('repeated-choice', question)
  if (choices.some((choice) => choice.isExclusive)) {
    return chosen === 1 ? codes : posted.fault('exclusive-with-others', question)
  }
  if (chosen < min) return posted.fault('too-few', question, question.id, { min, chosen })
  if (chosen > max) return posted.fault('too-many', question, question.id, { max, chosen })
  return isOrdered ? codes : [...choicesOf(question).keys()].filter((code) => codes.includes(code))
}

/** As browsers post them: each after the one before, and so none twice. */
function inOrder(choices: readonly Choice[]): boolean {
  return choices.every(({ place }, index) => index === 0 || choices[index - 1]!.place < place)
}
