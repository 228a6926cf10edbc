import { consultationAddress } from '../../address.js'
import type { PageView } from '../../site-view.js'
import type { Paper } from './paper.js'

type Private = Pick<Paper, 'house' | 'locale' | 'consultation'>

/** The frame of a page that belongs to one respondent: its words are of the area, and no search engine keeps it. */
export function privatePageView(
  { house, locale, consultation }: Private,
  area: string,
  toggle: PageView['toggle'],
): PageView {
  const words = house.words[locale]
  const here = consultationAddress(locale, consultation.slug[locale])
  return {
    title: `${words(`${area}:title`)} – ${consultation.profile.title[locale]}`,
    description: words(`${area}:description`),
    toggle,
    ...(consultation.sensitive ? { exit: { href: here.leave } } : {}),
    noindex: true,
  }
}
