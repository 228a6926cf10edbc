import type { Fields } from '../../../questionnaire/answers.js'
import type { Page, Questionnaire } from '../../../questionnaire/questionnaire.js'
import { readTypedTexts, type TypedTexts, typedTexts } from '../../editing/typed-texts.js'
import { type PagePlace, pagePlaces, placeOfPage } from './page-place.js'

/** What an editor does with a page by a form. */
export const pageWorks = ['edit', 'move', 'new', 'remove'] as const
export type PageWork = (typeof pageWorks)[number]

export const pageTexts = ['title', 'shortTitle', 'introduction'] as const

/** What a form is about: a page of a document, and what is to be done. */
export type PageDrafting = {
  readonly document: Questionnaire
  readonly work: PageWork
  /** Changed, moved or removed; of a new page, the one that it follows unless told otherwise. */
  readonly page: Page
  /** Ends the id of a new page, so that no two people make the same. */
  readonly mark: string
}

/** Which questions a new page takes from another: one, or that one and all after it. */
export const takings = ['rest', 'one'] as const

/** What the form holds, as it was typed. */
export type PageForm = {
  readonly texts: TypedTexts<(typeof pageTexts)[number]>
  readonly place: PagePlace
  /** The question that a new page begins with. */
  readonly first: string
  readonly takes: (typeof takings)[number]
  /** The page that takes the questions of one that goes. */
  readonly into: string
}

/** The form as it is first opened. */
export function openPageForm({ document, work, page }: PageDrafting): PageForm {
  const index = document.pages.findIndex(({ id }) => id === page.id)
  return {
    texts: typedTexts(pageTexts, work === 'edit' ? page : undefined),
    place: work === 'new' ? `after:${page.id}` : placeOfPage(document, page.id),
    first: page.questions.at(-1)!.id,
    takes: 'rest',
    into: (document.pages[index - 1] ?? document.pages[index + 1])?.id ?? '',
  }
}

/** The form as it was posted, after what its button does. */
export function readPageForm(drafting: PageDrafting, body: Fields): PageForm {
  const opened = openPageForm(drafting)
  const field = (name: string) => body.get(name)?.[0]
  return {
    texts: readTypedTexts(pageTexts, body, 'page'),
    place: stepped(drafting, field('place') ?? opened.place, field('go') ?? ''),
    first: field('first') ?? opened.first,
    takes: takings.find((each) => each === field('takes')) ?? opened.takes,
    into: field('into') ?? opened.into,
  }
}

/** One place up or down, when that is what the button says. */
function stepped({ document, work, page }: PageDrafting, place: PagePlace, go: string): PagePlace {
  const places = pagePlaces(document, work === 'move' ? page.id : undefined)
  const step = go === 'up:place' ? -1 : go === 'down:place' ? 1 : 0
  const goal = places.indexOf(place) + step
  return places[Math.min(places.length - 1, Math.max(0, goal))]!
}
