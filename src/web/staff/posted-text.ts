/// <reference lib="es2024.string" />
import type { Bilingual } from '../../questionnaire/questionnaire.js'
import { postedField } from '../posted-field.js'

/** A text as it is kept: without white space around it, line feeds as browsers make them undone. */
export function postedText(body: unknown, name: string): string {
  return postedField(body, name).replaceAll('\r\n', '\n').trim()
}

/** The same in both languages, from `name-en` and `name-fr`. */
export function postedTwins(body: unknown, name: string): Bilingual {
  return { en: postedText(body, `${name}-en`), fr: postedText(body, `${name}-fr`) }
}

export type TextFault = 'missing' | 'unreadable' | 'too-long'

/** Most characters of a comment or a reason: what a person reads in one go. */
const longest = 5000

/** Why a text that was asked for cannot be kept as it is. */
export function textFault(text: string, limit = longest): TextFault | undefined {
  if (text === '') return 'missing'
  if (!text.isWellFormed() || text.includes('\0')) return 'unreadable'
  return Array.from(text).length > limit ? 'too-long' : undefined
}
