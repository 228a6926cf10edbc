import { fieldNames } from '../field-names.js'
import type { RankingQuestion } from '../questionnaire.js'
import { codesOf } from './codes.js'
import type { Posted } from './posted.js'

/** Codes by rank, the first rank first. Ranks are filled from the first on, each with another answer. */
export function readRanking(question: RankingQuestion, posted: Posted): readonly string[] | undefined {
  const fields = fieldNames(question)
  const values = fields.map((field) => posted.sole(question, field) ?? '')
  const last = values.findLastIndex((value) => value !== '')
  const ranked = values.slice(0, last + 1)
  ranked.forEach((value, index) => {
    const first = ranked.indexOf(value)
    const field = fields[index] as string
    if (value === '') {
      if (!several(posted, field)) posted.fault('rank-gap', question, field)
    } else if (!codesOf(question).has(value)) posted.fault('option-unknown', question, field)
    else if (first < index) posted.fault('repeated-choice', question, field, { first: first + 1 })
  })
  return ranked.length > 0 ? ranked : undefined
}

/** A rank posted twice is at fault already, and is no gap. */
function several(posted: Posted, field: string): boolean {
  return (posted.fields.get(field)?.length ?? 0) > 1
}
