import { countOf } from '../../count.js'
import { queryOf, type Wanted } from './text-filter.js'
import type { Locale } from '../../../questionnaire/questionnaire.js'

export const textsAPage = 10

/** The way to the other pages of a list of texts. */
export function pagingView(wanted: Wanted, total: number, { action, locale }: { action: string; locale: Locale }) {
  const pages = Math.max(1, Math.ceil(total / textsAPage))
  const to = (page: number) => `${action}${queryOf({ ...wanted, page })}`
  return {
    page: countOf(wanted.page, locale).number,
    pages: countOf(pages, locale).number,
    ...(wanted.page > 1 && { previous: to(Math.min(wanted.page - 1, pages)) }),
    ...(wanted.page < pages && { next: to(wanted.page + 1) }),
  }
}
