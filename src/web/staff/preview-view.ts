import type { JsonObject } from '../../questionnaire/change.js'
import { problemsOf } from '../../questionnaire/problems.js'
import { type Locale, locales, type Questionnaire } from '../../questionnaire/questionnaire.js'

type Previewed = {
  readonly questionnaire: Questionnaire
  /** How many texts are not written yet in this language. */
  readonly gaps: number
}

/** The draft as pages can show it: where a text is not written yet in this language, `gap` stands in its place. */
export function previewed(draft: JsonObject, locale: Locale, gap: string): Previewed {
  let gaps = 0
  const filled = JSON.parse(JSON.stringify(draft), (name, value: unknown) => {
    if (!isBilingual(value) || (value[locale] ?? '') !== '') return value
    gaps += 1
    // A link that leads nowhere is none.
    return name === 'address' ? undefined : { ...value, [locale]: gap }
  }) as Questionnaire
  return { questionnaire: filled, gaps }
}

type Words = { readonly [L in Locale]?: string }

function isBilingual(value: unknown): value is Words {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const names = Object.keys(value)
  return names.length > 0 && names.every((name) => locales.some((locale) => locale === name))
}

/** Whether its conditions lead somewhere, so that they can be followed. */
export function canBeFollowed(questionnaire: Questionnaire): boolean {
  return problemsOf(questionnaire).every(({ level, code }) => level !== 'error' || !code.startsWith('condition'))
}
