import type { Answer } from '../answers.js'
import { fieldNames } from '../field-names.js'
import { type MultipleQuestion, type Option, type SingleQuestion, specifyMaxLength } from '../questionnaire.js'
import { remembered } from '../remembered.js'
import type { Posted } from './posted.js'
import { readReadable, readWords } from './words.js'

const specifying: (question: SingleQuestion | MultipleQuestion) => { readonly option?: Option } = remembered(
  (question) => {
    const option = question.options.find((candidate) => candidate.specify)
    return option ? { option } : {}
  },
)

/** The option that asks for words, if the question has one. */
export function specifyingOption(question: SingleQuestion | MultipleQuestion): Option | undefined {
  return specifying(question).option
}

/** Whether this answer chooses the option. */
export function chooses(answer: Answer | undefined, option: Option): boolean {
  return answer === option.code || (Array.isArray(answer) && answer.includes(option.code))
}

/**
 * The words beside the option that asks for them. Without that option they do not count, and are no fault however
 * long: the form keeps them, and the reader may not even see their box.
 */
export function readSpecified(
  question: SingleQuestion | MultipleQuestion,
  answer: Answer | undefined,
  posted: Posted,
): string | undefined {
  const option = specifyingOption(question)
  if (!option) return undefined
  const field = fieldNames(question)[1] as string
  if (chooses(answer, option)) return readWords(question, field, specifyMaxLength, posted)
  readReadable(question, field, posted)
  return undefined
}
