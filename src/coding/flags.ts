/** What a program can tell in a text that may say who somebody is. Names are none of it. */
export const flagKinds = ['telephone', 'email', 'postal-code', 'digits', 'link'] as const
export type FlagKind = (typeof flagKinds)[number]

/** `start` and `length` in code points. */
export type Span = { readonly start: number; readonly length: number }
export type Flag = Span & { readonly kind: FlagKind }

/** More letters than ASCII has stand before and after; what has one of them beside it is part of a longer word. */
const bounded = (pattern: string) => new RegExp(`(?<![\\p{L}\\p{N}_])(?:${pattern})(?![\\p{L}\\p{N}_])`, 'giu')

/** Where two find the same words, the earlier one counts. No pattern repeats what it repeats, so that none takes long. */
const patterns: readonly (readonly [FlagKind, RegExp])[] = [
  ['email', /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/giu],
  ['link', /(?<![\p{L}\p{N}])(?:https?:\/\/|www\.)[^\s<>"«»]{2,500}/giu],
  // Their second and third parts are what tells a domain from the end of one sentence and the start of another.
  ['link', bounded('[a-z0-9-]{2,63}\\.(?:com|ca|org|net|info|quebec)(?:/[^\\s<>"«»]{0,500})?')],
  ['link', /(?<![\p{L}\p{N}@._/])@[\p{L}\p{N}_.]{1,29}[\p{L}\p{N}_]/giu],
  // No D, F, I, O, Q or U. None begins with W or Z, but people mistype theirs, and made-up ones do.
  ['postal-code', bounded('[abceghj-nprstv-z]\\d[abceghj-nprstv-z][ \\u00a0-]?\\d[abceghj-nprstv-z]\\d')],
  [
    'telephone',
    bounded('(?:\\+?1[ .\\u00a0-]?)?(?:\\(\\d{3}\\)[ \\u00a0]?|\\d{3}[ .\\u00a0-]?)\\d{3}[ .\\u00a0-]?\\d{4}'),
  ],
  ['telephone', /(?<![\p{L}\p{N}])\(\d{3}\)[ \u00a0]?\d{3}[ .\u00a0-]?\d{4}(?![\p{L}\p{N}])/giu],
  ['telephone', bounded('\\d{3}[-.]\\d{4}')],
  // A social insurance number, and a card: other groups of digits are years, days or amounts more often than not.
  ['digits', /(?<![\p{L}\p{N}])\d{3}([ \u00a0.-])\d{3}\1\d{3}(?![\p{L}\p{N}]|[ \u00a0.-]\d)/giu],
  ['digits', bounded('(?:\\d{4}[ \\u00a0-]){3}\\d{4}')],
  ['digits', bounded('\\d{7,40}')],
]

/** What may say who somebody is, in the order of the text, without overlap. */
export function flagsIn(text: string): readonly Flag[] {
  const found: { readonly kind: FlagKind; readonly from: number; readonly to: number }[] = []
  const claimed = new Uint8Array(text.length)
  for (const [kind, pattern] of patterns) {
    for (const { 0: words, index } of text.matchAll(pattern)) {
      const from = index
      if (kind === 'digits' && innocent.test(words)) continue
      const to = index + withoutStop(words).length
      if (claimed.subarray(from, to).includes(1)) continue
      claimed.fill(1, from, to)
      found.push({ kind, from, to })
    }
  }
  return counted(
    text,
    found.toSorted((a, b) => a.from - b.from),
  )
}

/** Millions, and years side by side. */
const innocent = /^(?:\d{3}(?:[ \u00a0.]000){2}|(?:19|20)\d\d(?:[ \u00a0-](?:19|20)\d\d){3})$/u

/** In code points, counted once along the text. */
function counted(
  text: string,
  found: readonly { readonly kind: FlagKind; readonly from: number; readonly to: number }[],
): readonly Flag[] {
  let at = 0
  let start = 0
  return found.map(({ kind, from, to }) => {
    start += codePoints(text.slice(at, from))
    at = from
    return { kind, start, length: codePoints(text.slice(from, to)) }
  })
}

/** The kinds of flag in a text, each once. */
export function flagKindsIn(text: string): readonly FlagKind[] {
  const kinds = new Set(flagsIn(text).map(({ kind }) => kind))
  return flagKinds.filter((kind) => kinds.has(kind))
}

/** The end of a sentence belongs to the sentence. */
function withoutStop(words: string): string {
  return words.replace(/[.,;:!?)\]'"’]{1,20}$/u, '')
}

function codePoints(text: string): number {
  return Array.from(text).length
}
