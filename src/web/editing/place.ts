import type { Locale, Page, Questionnaire } from '../../questionnaire/questionnaire.js'
import type { Words } from '../words.js'

/** Where a question may stand: `after:<question>`, or `first:<page>`. */
export type PlaceCode = string

/** Every place for a question in the document without it, in order. */
export function placesFor({ pages }: Questionnaire, moving: string | undefined): readonly PlaceCode[] {
  return pages.flatMap(({ id, questions }) => [
    `first:${id}`,
    ...questions.filter((question) => question.id !== moving).map((question) => `after:${question.id}`),
  ])
}

export function placeOfQuestion({ pages }: Questionnaire, id: string): PlaceCode | undefined {
  for (const page of pages) {
    const index = page.questions.findIndex((question) => question.id === id)
    if (index >= 0) return index === 0 ? `first:${page.id}` : `after:${page.questions[index - 1]!.id}`
  }
  return undefined
}

/** The document with its questions given to its pages anew; a page that is left without one goes. */
export function withQuestions(
  document: Questionnaire,
  questionsOn: (page: Page) => readonly Page['questions'][number][],
): Questionnaire {
  const pages = document.pages.map((page) => ({ ...page, questions: questionsOn(page) }))
  return { ...document, pages: pages.filter(({ questions }) => questions.length > 0) }
}

/** The list with these put where the place says; as it is when the place is on another page. */
export function placed(page: Page, place: PlaceCode, these: Page['questions']): Page['questions'] {
  if (place === `first:${page.id}`) return [...these, ...page.questions]
  return page.questions.flatMap((question) => (place === `after:${question.id}` ? [question, ...these] : [question]))
}

/** The places as a list to choose from, in one language, under the titles of their pages. */
export function placesView(
  document: Questionnaire,
  { moving, chosen }: { readonly moving: string | undefined; readonly chosen: PlaceCode },
  { words, locale }: { readonly words: Words; readonly locale: Locale },
) {
  const option = (value: PlaceCode, label: string) => ({
    value,
    label,
    selected: value === chosen ? ' selected' : '',
  })
  return document.pages.map((page) => ({
    title: page.title[locale] ?? page.id,
    places: [
      option(`first:${page.id}`, words('editing:place-first')),
      ...page.questions
        .filter(({ id }) => id !== moving)
        .map(({ id, text }) => option(`after:${id}`, words('editing:place-after', { question: text[locale] ?? id }))),
    ],
  }))
}
