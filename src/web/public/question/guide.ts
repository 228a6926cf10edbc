import type { Page } from '../../../questionnaire/questionnaire.js'
import { siteView } from '../../site-view.js'
import type { Filled, Paper } from './paper.js'

/** Where the reader is, and the way to the other pages. */
export type Guide = { readonly stepper: string; readonly pageList: string }

/** The same for all who reach the same pages. */
export function guideKey(page: Page, { reached }: Filled): string {
  return [page, ...reached].map(({ id }) => id).join(' ')
}

export async function renderGuide(
  { render, house, locale, consultation }: Paper,
  page: Page,
  { reached }: Filled,
): Promise<Guide> {
  const site = siteView(house, locale)
  // A page that these answers do not reach can still be open in a tab: it then counts as the one before the next.
  const place = Math.max(
    0,
    reached.findIndex(({ id }) => id === page.id),
  )
  const [stepper, pageList] = await Promise.all([
    render('components/stepper', {
      site,
      consultation: consultation.profile.title[locale],
      page: place + 1,
      pages: reached.length,
      steps: reached.map((_, index) => (index < place ? 'done' : index === place ? 'now' : 'to-come')),
    }),
    render('components/page-list', {
      site,
      pages: reached.map(({ id, title, shortTitle }) => ({
        label: (shortTitle ?? title)[locale],
        ...(id === page.id ? { current: true } : { go: `page:${id}` }),
      })),
    }),
  ])
  return { stepper, pageList }
}
