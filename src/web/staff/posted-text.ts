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
