import type { Locale } from '../questionnaire/questionnaire.js'

/** A count as sentences need it: to choose the plural by, and as it is written. */
export type Count = { readonly count: number; readonly number: string }

const formats = { en: new Intl.NumberFormat('en-CA'), fr: new Intl.NumberFormat('fr-CA') }

export function countOf(count: number, locale: Locale): Count {
  return { count, number: formats[locale].format(count) }
}
