import type { Locale } from '../../questionnaire/questionnaire.js'

const formats = { en: percents('en-CA'), fr: percents('fr-CA') }

/** A part of a whole in percent, as people write it: `69%` or `69 %`. What is more than nothing never reads as nothing; of nothing there is no part. */
export function shareOf(count: number, total: number, locale: Locale): string {
  if (total === 0) return '–'
  const share = count / total
  if (share > 0 && share < 0.005) return `< ${formats[locale].format(0.01)}`
  return formats[locale].format(share)
}

/** The same as a width between 0 and 100, to a tenth. */
export function widthOf(count: number, total: number): number {
  return total > 0 ? Math.round((count / total) * 1000) / 10 : 0
}

function percents(tag: string): Intl.NumberFormat {
  return new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 0 })
}
