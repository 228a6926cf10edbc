/// <reference lib="es2024.string" />
import { postedField } from '../posted-field.js'

/** Most characters of a comment or a reason: what a person reads in one go. */
const longest = 5000

export type WordsProblem = 'words-missing' | 'words-too-long'

/** What someone says: without white space around it, and with what nothing can keep shown as lost. */
export function readSaid(body: unknown, name: string): string {
  return readable(postedField(body, name)).trim()
}

/** Why words cannot be sent as they are. */
export function wordsProblem(words: string): WordsProblem | undefined {
  if (words === '') return 'words-missing'
  return codePoints(words) > longest ? 'words-too-long' : undefined
}

/** A posted text as it can be kept: halves of characters and null characters become U+FFFD. */
export function readable(posted: string): string {
  return posted.toWellFormed().replaceAll('\0', '\ufffd').replaceAll('\r\n', '\n')
}

function codePoints(text: string): number {
  return text.length - (text.match(/[\udc00-\udfff]/g)?.length ?? 0)
}
