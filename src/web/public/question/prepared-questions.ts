import { questionsOf } from '../../../questionnaire/find-question.js'
import type { Page, Question } from '../../../questionnaire/questionnaire.js'
import { siteView } from '../../site-view.js'
import { fill, type Prepared, slotMarks } from '../../slots.js'
import type { Paper } from './paper.js'
import { blankOf, type Filling, type QuestionSlot, valueOf } from './question-slots.js'
import { questionView } from './question-view.js'

/** By id. */
export type Questions = ReadonlyMap<string, Prepared<QuestionSlot>>

export async function prepareQuestions({ render, version, locale, house }: Paper, level: 2 | 3): Promise<Questions> {
  const { helpResources } = version.questionnaire
  const site = siteView(house, locale)
  const prepared = questionsOf(version.questionnaire).map(async (question) => {
    const marks = slotMarks<QuestionSlot>()
    const mark = (slot: QuestionSlot) => marks.mark(slot, blankOf(slot))
    const viewing = { locale, mark, level, ...(helpResources ? { helpResources } : {}) }
    const { component, view } = questionView(question, viewing)
    return [question.id, marks.prepare(await render(component, { site, ...view }))] as const
  })
  return new Map(await Promise.all(prepared))
}

/** The bytes of these questions. */
export function joinQuestions(
  questions: readonly Question[],
  prepared: Questions,
  { fields, problems }: Filling,
): Buffer {
  const parts: Buffer[] = []
  for (const { id } of questions) fill(parts, prepared.get(id)!, (slot) => valueOf(slot, { fields, problems }))
  return Buffer.concat(parts)
}

/** A question that follows another of its own page stands on it whatever was answered: the style sheet shows and hides it. */
export function isOnPage(page: Page, { id, showIf }: Question, shown: ReadonlySet<string>): boolean {
  if (shown.has(id)) return true
  if (showIf === undefined || !('question' in showIf)) return false
  const followed = page.questions.find((question) => question.id === showIf.question)
  return followed !== undefined && isOnPage(page, followed, shown)
}
