import type { Page } from '../../../questionnaire/questionnaire.js'
import { siteView } from '../../site-view.js'
import { escapeHtml, fillAll, type Prepared, slotMarks } from '../../slots.js'
import type { AnswersSection, AnswerView, Words } from './answers-view.js'
import type { Paper } from './paper.js'

/** The answers to all questions in words, page by page. */
export type JoinAnswers = (sections: readonly AnswersSection[]) => Promise<readonly Buffer[]>

/**
 * What stands around the answers is rendered once: the section of each page at once, an answer when the first of its shape
 * comes. Nothing that a respondent put in stays in what is kept.
 */
export async function prepareAnswers(paper: Paper): Promise<JoinAnswers> {
  const { pages } = paper.version.questionnaire
  const sections = new Map(
    await Promise.all(pages.map(async (page) => [page.id, await prepareSection(paper, page)] as const)),
  )
  const shapes = new Map<string, Prepared<number>>()

  async function newShape(name: string, view: AnswerView): Promise<Prepared<number>> {
    const shape = await prepareShape(paper, view)
    shapes.set(name, shape)
    return shape
  }
  return async (shown) => {
    const parts: Buffer[] = []
    for (const { id, answers } of shown) {
      const rows: Buffer[] = []
      for (const view of answers) {
        const name = shapeOf(view)
        // Waiting where there is nothing to wait for would cost as much as the filling.
        fillAll(rows, shapes.get(name) ?? (await newShape(name, view)), textsOf(view).map(escapeHtml))
      }
      fillAll(parts, sections.get(id)!, [rows])
    }
    return parts
  }
}

async function prepareSection({ render, house, locale }: Paper, { title }: Page): Promise<Prepared<'rows'>> {
  const marks = slotMarks<'rows'>()
  const section = { title: title[locale], rows: marks.mark('rows', ''), answers: [] }
  return marks.prepare(await render('components/answers-section', { site: siteView(house, locale), ...section }))
}

async function prepareShape({ render, house, locale }: Paper, view: AnswerView): Promise<Prepared<number>> {
  const marks = slotMarks<number>()
  let places = 0
  const marked = withTexts(view, () => marks.mark(places++, ''))
  return marks.prepare(await render('components/answered', { site: siteView(house, locale), ...marked }))
}

/** Two answers to one question that have the same shape differ in their texts alone. An empty text is none, as in templates. */
function shapeOf({ id, problem, chosen, list, ranked, rows, rowsLeft, typed }: AnswerView): string {
  const before = problem ? `${id} problem` : id
  if (chosen) return `${before} chosen ${worded(chosen)}`
  if (list) return `${before} list ${worded(list)}`
  if (ranked) return `${before} ranked ${ranked.length}`
  if (rows) return `${before} rows ${rows.length} ${rowsLeft?.count ?? 0}`
  return typed ? `${before} typed` : before
}

/** Which of them have words beside. */
function worded(choices: readonly Words[]): string {
  return choices.map(({ words }) => (words ? '+' : '-')).join('')
}

/** In the order of `withTexts`. */
function textsOf({ chosen, list, ranked, rows, typed, problem }: AnswerView): string[] {
  const texts: string[] = []
  for (const { label, words } of chosen ?? list ?? ranked ?? []) {
    texts.push(label)
    if (words) texts.push(words)
  }
  for (const { label, point } of rows ?? []) texts.push(label, point)
  if (typed) texts.push(typed)
  if (problem) texts.push(problem)
  return texts
}

/** The view with other texts in place of those that belong to the answer. */
function withTexts(view: AnswerView, replace: (text: string) => string): AnswerView {
  const { chosen, list, ranked, rows, typed, problem } = view
  const all = (choices: readonly Words[]) =>
    choices.map(({ label, words }) => ({
      label: replace(label),
      ...(words && { words: replace(words) }),
    }))
  return {
    ...view,
    ...(chosen && { chosen: all(chosen) }),
    ...(list && { list: all(list) }),
    ...(ranked && { ranked: all(ranked) }),
    ...(rows && { rows: rows.map(({ label, point }) => ({ label: replace(label), point: replace(point) })) }),
    ...(typed && { typed: replace(typed) }),
    ...(problem && { problem: replace(problem) }),
  }
}
