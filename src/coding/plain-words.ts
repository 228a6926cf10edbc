/// <reference lib="es2024.string" />
import { createHash } from 'node:crypto'

/** The words of a text as campaigns compare them: whatever the capitals, the punctuation and how characters are composed. */
export function plainWords(text: string): readonly string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  )
}

/** Names the texts that have the same plain words in the same order: 32 hexadecimal digits. */
export function fingerprintOf(words: readonly string[]): string {
  return createHash('sha256').update(words.join(' ').toWellFormed(), 'utf8').digest('hex').slice(0, 32)
}
