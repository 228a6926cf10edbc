import type { Locale } from '../../questionnaire/questionnaire.js'
import { countOf } from '../count.js'
import { siteView } from '../site-view.js'
import type { Staff } from './staff.js'

/** Sentences about what was typed, by the name of the field that each is about. */
export type Problems = { readonly [field: string]: string | undefined }

/** The top of a page on which something is to be looked at, as fragments; nothing where all is well. */
export async function faultFragments({ house, render }: Staff, locale: Locale, problems: Problems) {
  const faults = Object.entries(problems).flatMap(([field, sentence]) =>
    sentence === undefined ? [] : { href: `#${field}`, sentence },
  )
  if (faults.length === 0) return { summary: undefined }
  const counted = countOf(faults.length, locale)
  return {
    summary: await render('components/fault-summary', {
      site: siteView(house, locale),
      ...counted,
      faults,
      plain: true,
    }),
    titlePrefix: house.words[locale]('fault:title-prefix-plain', counted),
  }
}
