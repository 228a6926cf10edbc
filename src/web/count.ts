import type { Locale } from '../questionnaire/questionnaire.js'

/** A count as sentences need it: to choose the plural by, and as it is written. */
export type Count = { readonly count: number; readonly number: string }

const formats = { en: new Intl.NumberFormat('en-CA'), fr: new Intl.NumberFormat('fr-CA') }

export function countOf(count: number, locale: Locale): Count {
  // Below a thousand a whole number is written with its digits alone, which formatting finds out each time.
  const isPlain = Number.isInteger(count) && count >= 0 && count < 1000
  return { count, number: isPlain ? String(count) : formats[locale].format(count) }
}
