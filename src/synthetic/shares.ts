import type { Locale } from '../questionnaire/questionnaire.js'

/** Of every hundred, about as many as a consultation across the country would hear; codes that are not here have no known share. */
const known: { readonly [code: string]: number } = {
  nl: 1.4,
  pe: 0.5,
  ns: 2.8,
  nb: 2.2,
  qc: 23,
  on: 38,
  mb: 3.6,
  sk: 3.1,
  ab: 11.2,
  bc: 13.4,
  yt: 0.4,
  nt: 0.4,
  nu: 0.3,
  outside_canada: 0.6,
  under_18: 2,
  age_18_24: 9,
  age_25_34: 17,
  age_35_44: 18,
  age_45_54: 17,
  age_55_64: 18,
  age_65_74: 13,
  age_75_plus: 6,
  man: 45,
  woman: 50,
  non_binary: 2,
}

/** How many times likelier in a language. */
const likelier: { readonly [L in Locale]: { readonly [code: string]: number } } = {
  en: { qc: 0.15 },
  fr: { qc: 9, nb: 3, on: 0.4, bc: 0.2, ab: 0.2, sk: 0.2, nl: 0.2, pe: 0.5, ns: 0.5 },
}

/** The weight of an option whose share is known, among those who write in this language; undefined for all others. */
export function knownShare(code: string, language: Locale): number | undefined {
  const share = known[code]
  return share === undefined ? undefined : (share / 30) * (likelier[language][code] ?? 1)
}

/** Of all who answer, the part that takes a way out rather than an answer, by the code of that way. */
export function shareOfWayOut(code: string): number {
  if (code === 'another') return 0.01
  if (code === 'prefer_not') return 0.04
  return code === 'do_not_know' ? 0.07 : 0.05
}

export function isWayOut(code: string): boolean {
  return ['prefer_not', 'do_not_know', 'no_opinion', 'none', 'another'].includes(code)
}
