import { type Bilingual, type Locale, locales } from '../questionnaire/questionnaire.js'

/** Why words are hidden from everybody but analysts, as the mark in their place says it. */
export const redactionReasons = {
  name: { en: 'name', fr: 'nom' },
  contact: { en: 'contact details', fr: 'coordonnées' },
  number: { en: 'identifying number', fr: 'numéro identificateur' },
  place: { en: 'place', fr: 'lieu' },
  'somebody-else': { en: 'about someone else', fr: 'concerne une autre personne' },
  'could-identify': { en: 'could identify someone', fr: 'pourrait identifier quelqu’un' },
  harmful: { en: 'harmful words', fr: 'propos préjudiciables' },
} as const satisfies { readonly [reason: string]: Bilingual }

export type RedactionReason = keyof typeof redactionReasons

export const reasonCodes = Object.keys(redactionReasons) as readonly RedactionReason[]

export function isReason(code: string): code is RedactionReason {
  return Object.hasOwn(redactionReasons, code)
}

/** What stands in the place of hidden words, in the language of the text. */
export function redactionMark(reason: RedactionReason, locale: Locale): string {
  const words = redactionReasons[reason][locale]
  return locale === 'fr' ? `[caviardé\u00a0: ${words}]` : `[redacted: ${words}]`
}

/** Reason → its mark, by language: what `redacted` in the database writes. */
export const redactionMarks = Object.fromEntries(
  locales.map((locale) => [
    locale,
    Object.fromEntries(reasonCodes.map((reason) => [reason, redactionMark(reason, locale)])),
  ]),
) as { readonly [L in Locale]: { readonly [R in RedactionReason]: string } }
