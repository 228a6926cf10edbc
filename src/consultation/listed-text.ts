import type { Bilingual, Locale } from '../questionnaire/questionnaire.js'

/** A list as one text a language. What is not written yet takes no place. */
export function joined(items: readonly Bilingual[], between = '\n'): Bilingual {
  const inLanguage = (locale: Locale) => items.map((item) => item[locale]).filter((text) => text !== '')
  return { en: inLanguage('en').join(between), fr: inLanguage('fr').join(between) }
}

export const lineBreak = /\n+/
export const paragraphBreak = /\n(?:[ \t]*\n)+/

/** The items of a list that is written in one text: both languages have as many, or the faults say so. */
export function itemsOf({ en, fr }: Bilingual, between: RegExp = lineBreak): readonly Bilingual[] {
  const [english, french] = [split(en, between), split(fr, between)]
  const count = Math.max(english.length, french.length)
  return Array.from({ length: count }, (_, index) => ({ en: english[index] ?? '', fr: french[index] ?? '' }))
}

export function split(text: string, between: RegExp): readonly string[] {
  return text
    .split(between)
    .map((item) => item.trim())
    .filter((item) => item !== '')
}
