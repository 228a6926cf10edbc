import type { Locale } from '../questionnaire/questionnaire.js'
import { address } from './address.js'
import type { House } from './house.js'
import { otherLocale } from './words.js'

export const languageTags = { en: 'en-CA', fr: 'fr-CA' } as const
const dublinCore = { en: 'eng', fr: 'fra' } as const

/** What the frame of every page shows, whatever page it is. */
export function siteView({ assets, sample }: Pick<House, 'assets' | 'sample'>, locale: Locale) {
  const other = otherLocale(locale)
  return {
    locale,
    lang: languageTags[locale],
    dcterms: dublinCore[locale],
    stylesheet: assets.href('site.css'),
    icon: assets.href('mark.svg'),
    fonts: [assets.href('gcds-noto-sans-regular.woff2')],
    home: address.home,
    otherLocale: other,
    otherLang: languageTags[other],
    sample,
    links: {
      about: address.about(locale),
      privacy: address.privacy(locale),
      accessibility: address.accessibility(locale),
      consultations: address.consultations(locale),
    },
  }
}

export type PageView = {
  readonly title: string
  readonly description: string
  /** The way to the same page in the other language: a link, or a button that posts the form first. */
  readonly toggle:
    | { readonly href: string }
    | { readonly form: string; readonly value: string; readonly enter?: string }
  readonly exit?: { readonly href: string }
  /** For those with an account, at the foot of pages that are nobody’s own. */
  readonly signIn?: { readonly href: string }
  readonly crumbs?: readonly { readonly href: string; readonly label: string }[]
  /** Says above it all that the responses it speaks of are made up. */
  readonly synthetic?: boolean
  readonly noindex?: boolean
  readonly styles?: readonly string[]
  /** Where a browser goes on by itself, at once. */
  readonly refresh?: string
}
