import type { NumberQuestion } from '../questionnaire/questionnaire.js'
import { remembered } from '../questionnaire/remembered.js'

const mostBands = 10
/** Of numbers that need not be whole; finer than anyone asks. */
const leastWidth = 1e-6
/** Where a question sets no bound, numbers are told apart between these; what lies beyond is in the first or last band. */
const usual = { min: 0, max: 100 }

/**
 * Where the bands of a number question begin, lowest first: ten at most, of a width of 1, 2 or 5 times a power of ten, and
 * whole where the question asks for whole numbers. The first reaches down and the last up without end. They depend on
 * the question alone, so that no answer moves a border.
 */
export const bandStarts: (question: NumberQuestion) => readonly number[] = remembered((question) => {
  const min = question.min ?? Math.min(usual.min, question.max ?? 0)
  const max = question.max ?? Math.max(usual.max, min)
  const width = question.whole
    ? roundWidth((max - min + 1) / mostBands, 1)
    : roundWidth((max - min) / mostBands, leastWidth)
  const first = Math.floor(min / width)
  const last = question.whole ? Math.floor(max / width) : Math.ceil(max / width) - 1
  const count = Math.min(mostBands, Math.max(1, last - first + 1))
  return [...new Set(Array.from({ length: count }, (_, index) => Number(((first + index) * width).toPrecision(15))))]
})

/** The start of the band that a number belongs to. */
export function bandOf(question: NumberQuestion, number: number): number {
  const starts = bandStarts(question)
  return starts.findLast((start) => number >= start) ?? (starts[0] as number)
}

/** The least of 1, 2, 5, 10, 20, … and their decimals that is as wide as that. */
function roundWidth(wide: number, least: number): number {
  const wanted = Math.max(wide, least)
  const power = 10 ** Math.floor(Math.log10(wanted))
  return [1, 2, 5, 10, 20].map((factor) => factor * power).find((width) => width >= wanted) ?? 10 * power
}
