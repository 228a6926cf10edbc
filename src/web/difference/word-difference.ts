import { diffArrays } from 'diff'

/** Words that stand in both texts, only in the one before, or only in the one after. */
export type Piece = { readonly kind: 'kept' | 'removed' | 'added'; readonly words: string }

/** Least part of the letters in common for two texts to be read as one that was changed. */
const leastInCommon = 0.3

/**
 * How words became other words, as a person reads it: what is kept is whole words, a lone space between two changed words
 * changes with them, and texts with little in common are exchanged as wholes. The kept and removed pieces make up the
 * text before, the kept and added ones the text after.
 */
export function wordDifference(before: string, after: string): readonly Piece[] {
  if (before === after) return pieces([['kept', before]])
  const parts = diffArrays(wordsIn(before), wordsIn(after)).map(({ value, added, removed }): Part => {
    return [added ? 'added' : removed ? 'removed' : 'kept', value.join('')]
  })
  const kept = lengthOf(parts.filter(([kind]) => kind === 'kept'))
  if (kept < leastInCommon * Math.max(lettersIn(before), lettersIn(after))) {
    return pieces([
      ['removed', before],
      ['added', after],
    ])
  }
  return pieces(withoutLoneSpaces(parts))
}

type Part = readonly [Piece['kind'], string]

/** Words with the apostrophe that elides them, and every other character alone. */
function wordsIn(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+['’]?|./gsu) ?? []
}

function withoutLoneSpaces(parts: readonly Part[]): readonly Part[] {
  return parts.flatMap(([kind, words], index): readonly Part[] => {
    const isBetween = index > 0 && index < parts.length - 1
    const isLone = kind === 'kept' && isBetween && words.trim() === ''
    return isLone
      ? [
          ['removed', words],
          ['added', words],
        ]
      : [[kind, words]]
  })
}

/** Each run of changes as one removal and one addition, in this order. */
function pieces(parts: readonly Part[]): readonly Piece[] {
  const made: Piece[] = []
  let removed = ''
  let added = ''
  for (const [kind, words] of [...parts, ['kept', ''] as const]) {
    if (kind === 'removed') removed += words
    if (kind === 'added') added += words
    if (kind !== 'kept') continue
    if (removed !== '') made.push({ kind: 'removed', words: removed })
    if (added !== '') made.push({ kind: 'added', words: added })
    if (words !== '') made.push({ kind, words })
    removed = added = ''
  }
  return made
}

function lengthOf(parts: readonly Part[]): number {
  return parts.reduce((sum, [, words]) => sum + lettersIn(words), 0)
}

function lettersIn(text: string): number {
  return text.replace(/[^\p{L}\p{N}]/gu, '').length
}
