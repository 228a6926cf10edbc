import type { Locale } from './questionnaire.js'

/** Far more digits than any answer has; the longest plain form of a double is 1,077 digits. */
const longestNumber = 1100

/** A sign, then digits with or without groups of three, then decimals; or decimals alone. */
const written: Record<Locale, RegExp> = {
  en: /^[-\u2212]?(?:(?:\d+|[1-9]\d{0,2}(?:,\d{3})+)(?:\.\d+)?|\.\d+)$/,
  fr: /^[-\u2212]?(?:(?:\d+|[1-9]\d{0,2}(?:[ \u00a0\u202f]\d{3})+)(?:,\d+)?|,\d+)$/,
}

/** The plain form of a finite number: no groups, no exponent, a decimal point or comma. `parseNumber` reads it back. */
export function formatNumber(number: number, locale: Locale): string {
  const plain = plainDecimal(number)
  return locale === 'fr' ? plain.replace('.', ',') : plain
}

/**
 * The number written as `1,234.5` or `1234.5` in English, `1 234,5` or `1234,5` in French; undefined for anything else,
 * such as `1,5` in English, `1.5` in French, `0,123` in English, or more digits than a double can keep.
 */
export function parseNumber(text: string, locale: Locale): number | undefined {
  if (text.length > longestNumber || !written[locale].test(text)) return undefined
  const ungrouped = locale === 'en' ? text.replaceAll(',', '') : text.replaceAll(/[ \u00a0\u202f]/g, '')
  const plain = ungrouped.replace('\u2212', '-').replace(',', '.')
  const number = Number(plain)
  return plainDecimal(number) === withoutIdleZeros(plain) ? number + 0 : undefined
}

function withoutIdleZeros(plain: string): string {
  const negative = plain.startsWith('-')
  const [whole = '', decimals = ''] = (negative ? plain.slice(1) : plain).split('.')
  const digits = [whole.replace(/^0+(?=\d)/, '') || '0', trimEndZeros(decimals)].filter((part) => part !== '').join('.')
  return negative && digits !== '0' ? `-${digits}` : digits
}

function trimEndZeros(decimals: string): string {
  let end = decimals.length
  while (end > 0 && decimals[end - 1] === '0') end -= 1
  return decimals.slice(0, end)
}

function plainDecimal(number: number): string {
  const shortest = String(number)
  const [mantissa = '', exponent] = shortest.split('e')
  if (exponent === undefined) return shortest
  const sign = mantissa.startsWith('-') ? '-' : ''
  const [whole = '', decimals = ''] = mantissa.slice(sign.length).split('.')
  const power = Number(exponent)
  if (power < 0) return `${sign}0.${'0'.repeat(-power - 1)}${whole}${decimals}`
  return `${sign}${whole}${decimals}${'0'.repeat(power - decimals.length)}`
}
