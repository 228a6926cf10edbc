import type { Bilingual, Condition, Locale, Question, Questionnaire } from '../../questionnaire/questionnaire.js'

/** What the files say in one language beside what consultations say. */
export type Tongue = {
  readonly words: (key: string, values?: { readonly [name: string]: string | number }) => string
  /** When a question is shown, in a sentence that names questions by their ids unless told otherwise. */
  readonly condition: (
    questionnaire: Questionnaire,
    condition: Condition,
    nameOf?: (question: Question) => string,
  ) => string
  readonly number: (count: number) => string
}

export type Tongues = { readonly [L in Locale]: Tongue }

/** The same in both languages. */
export function inBoth(tongues: Tongues, say: (tongue: Tongue, locale: Locale) => string): Bilingual {
  return { en: say(tongues.en, 'en'), fr: say(tongues.fr, 'fr') }
}
