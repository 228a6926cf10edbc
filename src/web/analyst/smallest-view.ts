import { identifyingQuestions } from '../../report/question-across.js'
import type { SmallGroups } from '../../report/smallest-groups.js'
import { usualThreshold } from '../../report/threshold.js'
import { countOf } from '../count.js'
import type { StaffCall } from '../staff/call.js'
import type { Words } from '../words.js'

/** More sets of questions than these nobody reads; those that tell most people apart come first. */
const mostShown = 8

/** Who could be told apart by what identifies people, read before anything leaves. Undefined where nothing does. */
export async function smallestView({ staff, published }: StaffCall, words: Words) {
  const identifying = identifyingQuestions(published.versions.map(({ questionnaire }) => questionnaire))
  if (identifying.length === 0) return undefined
  const all = await staff.house.reports.smallestGroups(published.consultation.id, identifying)
  const texts = new Map(identifying.map(({ id, text }) => [id, text[words.locale]]))
  const small = all.filter(({ below }) => below > 0)
  return {
    threshold: usualThreshold,
    none: small.length === 0,
    sets: small.slice(0, mostShown).map((set) => setView(words, set, texts)),
  }
}

function setView(
  { locale }: Words,
  { questions, smallest, alone, below }: SmallGroups,
  texts: ReadonlyMap<string, string>,
) {
  return {
    questions: questions.map((id) => ({ id, text: texts.get(id) })),
    smallest: countOf(smallest, locale).number,
    alone: countOf(alone, locale).number,
    below: countOf(below, locale).number,
  }
}
