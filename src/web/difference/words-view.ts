import { type Bit, markedSpace, markedText } from './marked-text.js'
import { type Piece, wordDifference } from './word-difference.js'

/** For `components/words`: a text in pieces, each with at most one of the three marks. */
export type WordsView = {
  readonly pieces: readonly PieceView[]
  /** Exchanged as a whole: two blocks read better than one line. */
  readonly swap?: true
}

export type PieceView = {
  readonly bits: readonly Bit[]
  readonly removed?: true
  readonly added?: true
  /** Words that a comment is about. */
  readonly passage?: { readonly number: string; readonly href: string }
}

export function plainWords(words: string): WordsView {
  return { pieces: [{ bits: markedText(words) }] }
}

/** How words became others; words that were not there, or are there no longer, are `undefined`. */
export function comparedWords(before: string | undefined, after: string | undefined): WordsView {
  const pieces = wordDifference(before ?? '', after ?? '')
  const isSwap = pieces.length === 2 && pieces.every(({ kind }) => kind !== 'kept')
  return { pieces: pieces.map(pieceView), ...(isSwap ? { swap: true } : {}) }
}

export function isChanged({ pieces }: WordsView): boolean {
  return pieces.some(({ removed, added }) => removed ?? added ?? false)
}

function pieceView({ kind, words }: Piece): PieceView {
  if (kind === 'kept') return { bits: markedText(words) }
  const bits = words.trim() === '' ? markedSpace(words) : markedText(words)
  return kind === 'removed' ? { bits, removed: true } : { bits, added: true }
}
