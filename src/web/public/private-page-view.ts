import type { PageView } from '../site-view.js'
import type { Call } from './call.js'

/** The frame of a page that belongs to one respondent: its words are of the area, and no search engine keeps it. */
export function privatePageView({ desk, visit }: Call, area: string, toggle: PageView['toggle']): PageView {
  const { locale, consultation, here } = visit
  const words = desk.house.words[locale]
  return {
    title: `${words(`${area}:title`)} – ${consultation.profile.title[locale]}`,
    description: words(`${area}:description`),
    toggle,
    ...(consultation.sensitive ? { exit: { href: here.leave } } : {}),
    noindex: true,
  }
}
