import type { Page, Questionnaire } from '../../../questionnaire/questionnaire.js'

/** Where a page may stand: `first`, or `after:<page>`. */
export type PagePlace = string

/** Every place for a page in the document without it, in order. */
export function pagePlaces({ pages }: Questionnaire, moving: string | undefined): readonly PagePlace[] {
  return ['first', ...pages.filter(({ id }) => id !== moving).map(({ id }) => `after:${id}`)]
}

export function placeOfPage({ pages }: Questionnaire, id: string): PagePlace {
  const index = pages.findIndex((page) => page.id === id)
  return index <= 0 ? 'first' : `after:${pages[index - 1]!.id}`
}

/** The pages with one more, put where the place says. */
export function withPage(pages: readonly Page[], place: PagePlace, one: Page): readonly Page[] {
  if (place === 'first') return [one, ...pages]
  return pages.flatMap((page) => (place === `after:${page.id}` ? [page, one] : [page]))
}
