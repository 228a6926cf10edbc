import type { Locale, Page } from '../questionnaire/questionnaire.js'

/** What a page is called where there is little room. A draft may lack words in this language: then by its id. */
export function shortPageName({ id, title, shortTitle }: Page, locale: Locale): string {
  return shortTitle?.[locale] ?? title[locale] ?? id
}
