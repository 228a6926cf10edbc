import type { Comparison } from '../condition.js'
import { pointer, type Problem } from '../problem.js'
import type { Condition, Locale, Option, Page, Point, Question, Questionnaire } from '../questionnaire.js'

/** One rule of meaning. It meets documents that have the shape, but may break any other rule. */
export type Rule = (questionnaire: Questionnaire) => readonly Problem[]

/** A part of the document and the JSON pointer (RFC 6901) to it. */
export type Placed<Node> = { readonly node: Node; readonly path: string }

/** A text as it stands, one language or both. */
export type Words = { readonly [L in Locale]?: string }

/** A comparison, and the question and page whose condition it is part of. */
export type PlacedComparison = Placed<Comparison> & {
  readonly question: Question
  readonly page: Page
  /** It is the whole condition. */
  readonly alone: boolean
}

/** The pages of the document, in its order. */
export function placedPages(questionnaire: Questionnaire): readonly Placed<Page>[] {
  return placedItems(questionnaire.pages, '/pages')
}

/** The questions of the document, in its order, each with its page. */
export function placedQuestions(questionnaire: Questionnaire): readonly (Placed<Question> & { readonly page: Page })[] {
  return placedPages(questionnaire).flatMap(({ node: page, path }) =>
    placedItems(page.questions, `${path}/questions`).map((placed) => ({ ...placed, page })),
  )
}

/** The options of a question; none for a kind without. */
export function placedOptions({ node, path }: Placed<Question>): readonly Placed<Option>[] {
  return 'options' in node ? placedItems(node.options, `${path}/options`) : []
}

/** The points of a scale or matrix; none for another kind. */
export function placedPoints({ node, path }: Placed<Question>): readonly Placed<Point>[] {
  return 'points' in node ? placedItems(node.points, `${path}/points`) : []
}

/** Every text of the document, recognized by having languages as its only members. */
export function placedTexts(questionnaire: Questionnaire): readonly Placed<Words>[] {
  return textsUnder(questionnaire, '')
}

/** The comparisons that conditions are made of. */
export function placedComparisons(questionnaire: Questionnaire): readonly PlacedComparison[] {
  return placedQuestions(questionnaire).flatMap(({ node: question, page, path }) => {
    const condition = question.showIf
    if (!condition) return []
    return comparisonsUnder(condition, `${path}/showIf`).map((comparison) => ({
      ...comparison,
      question,
      page,
      alone: comparison.node === condition,
    }))
  })
}

/** The items of the list at that pointer. */
export function placedItems<Node>(items: readonly Node[], path: string): readonly Placed<Node>[] {
  return items.map((node, index) => ({ node, path: pointer(path, index) }))
}

function textsUnder(value: unknown, path: string): readonly Placed<Words>[] {
  if (typeof value !== 'object' || value === null) return []
  const names = Object.keys(value)
  if (names.length > 0 && names.every((name) => name === 'en' || name === 'fr')) return [{ node: value, path }]
  return Object.entries(value).flatMap(([name, member]) => textsUnder(member, pointer(path, name)))
}

function comparisonsUnder(condition: Condition, path: string): readonly Placed<Comparison>[] {
  if ('all' in condition) return partsUnder(condition.all, `${path}/all`)
  if ('any' in condition) return partsUnder(condition.any, `${path}/any`)
  if ('not' in condition) return comparisonsUnder(condition.not, `${path}/not`)
  return [{ node: condition, path }]
}

function partsUnder(parts: readonly Condition[], path: string): readonly Placed<Comparison>[] {
  return placedItems(parts, path).flatMap(({ node, path: place }) => comparisonsUnder(node, place))
}
