import type { JsonObject } from '../../../questionnaire/change.js'
import { findPageOfQuestion, findQuestion } from '../../../questionnaire/find-question.js'
import type { Page, Questionnaire } from '../../../questionnaire/questionnaire.js'
import { isBlank } from '../../editing/typed-text.js'
import { withTexts } from '../../editing/typed-texts.js'
import type { PageDrafting, PageForm } from './page-form.js'
import { withPage } from './page-place.js'

/** What is to be looked at before a form can be done: the field, of a text without its language, and why. */
export type PageFault = { readonly field: string; readonly code: PageFaultCode }
export const pageFaultCodes = ['title-missing', 'question-unknown', 'takes-all', 'only-page', 'page-unknown'] as const
type PageFaultCode = (typeof pageFaultCodes)[number]

type EditedPages =
  | { readonly kind: 'document'; readonly document: JsonObject }
  | { readonly kind: 'fault'; readonly fault: PageFault }

/** The document that the form asks for. A page never stands without a question, so one whose questions leave goes. */
export function editedPages({ document, work, page, mark }: PageDrafting, form: PageForm): EditedPages {
  switch (work) {
    case 'edit':
      if (isBlank(form.texts.title)) return fault('page.title', 'title-missing')
      return withPages(document, replaced(document, page.id, withTexts(page, form.texts) as unknown as Page))
    case 'move': {
      const others = document.pages.filter(({ id }) => id !== page.id)
      return withPages(document, withPage(others, form.place, page))
    }
    case 'new':
      return withNewPage(document, form, `page_${mark}`)
    case 'remove':
      return withoutPage(document, page, form.into)
  }
}

function withNewPage(document: Questionnaire, { texts, place, first, takes }: PageForm, id: string): EditedPages {
  if (isBlank(texts.title)) return fault('page.title', 'title-missing')
  const from = findPageOfQuestion(document, first)
  if (!from) return fault('first', 'question-unknown')
  const start = from.questions.findIndex((question) => question.id === first)
  const taken = takes === 'one' ? [findQuestion(document, first)!] : from.questions.slice(start)
  const left = from.questions.filter((question) => !taken.includes(question))
  if (left.length === 0) return fault('first', 'takes-all')
  const made = { ...withTexts({ id }, texts), questions: taken } as unknown as Page
  return withPages(document, withPage(replaced(document, from.id, { ...from, questions: left }), place, made))
}

/** Its questions go to the end of a page before it, or to the beginning of one after it, so that they keep their order. */
function withoutPage(document: Questionnaire, { id, questions }: Page, into: string): EditedPages {
  const { pages } = document
  if (pages.length === 1) return fault('into', 'only-page')
  const index = pages.findIndex((page) => page.id === into)
  const goal = pages[index]
  if (!goal || into === id) return fault('into', 'page-unknown')
  const isBefore = index < pages.findIndex((page) => page.id === id)
  const joined = isBefore ? [...goal.questions, ...questions] : [...questions, ...goal.questions]
  const others = replaced(document, into, { ...goal, questions: joined })
  return withPages(
    document,
    others.filter((page) => page.id !== id),
  )
}

function replaced({ pages }: Questionnaire, id: string, instead: Page): readonly Page[] {
  return pages.map((page) => (page.id === id ? instead : page))
}

function withPages(document: Questionnaire, pages: readonly Page[]): EditedPages {
  return { kind: 'document', document: { ...document, pages } as unknown as JsonObject }
}

function fault(field: string, code: PageFaultCode): EditedPages {
  return { kind: 'fault', fault: { field, code } }
}
