/// <reference lib="es2024.string" />
import type { Fields } from '../../questionnaire/answers.js'
import type { JsonObject } from '../../questionnaire/change.js'
import { type Locale, locales } from '../../questionnaire/questionnaire.js'

/** A text as it was typed, in both languages. */
export type TypedText = { readonly [L in Locale]: string }

/** A text of a draft, which may lack a language. */
type DraftText = { readonly [L in Locale]?: string } | undefined

export const nothingTyped: TypedText = { en: '', fr: '' }

export function typedText(text: DraftText): TypedText {
  return { en: text?.en ?? '', fr: text?.fr ?? '' }
}

/** What the two fields `name.en` and `name.fr` of a form hold. */
export function readTypedText(body: Fields, name: string): TypedText {
  return { en: readable(body.get(`${name}.en`)?.[0] ?? ''), fr: readable(body.get(`${name}.fr`)?.[0] ?? '') }
}

/** A posted text as a draft can keep it: halves of characters and null characters become U+FFFD. */
export function readable(posted: string): string {
  return posted.toWellFormed().replaceAll('\0', '\ufffd').replaceAll('\r\n', '\n')
}

export function isBlank({ en, fr }: TypedText): boolean {
  return en.trim() === '' && fr.trim() === ''
}

/** What was not touched stays to the byte; what was typed loses the white space around it. */
export function textOf(original: DraftText, typed: TypedText): JsonObject | undefined {
  const words = locales.flatMap((locale) => {
    const old = original?.[locale]
    const present = typed[locale]
    if (old?.replaceAll('\r\n', '\n') === present) return old === undefined ? [] : [[locale, old] as const]
    return present.trim() === '' ? [] : [[locale, present.trim()] as const]
  })
  return words.length > 0 ? Object.fromEntries(words) : undefined
}
