import { inOrder, type Span } from './span.js'

/** What can be told by its form alone to be about a person. Names cannot. */
export const flagKinds = ['email', 'telephone', 'postal-code', 'insurance-number', 'digits', 'handle'] as const
export type FlagKind = (typeof flagKinds)[number]

export type Flag = Span & { readonly kind: FlagKind }

/** What to look for, the surest first: what one kind claims is no other's. Every pattern is linear in the text. */
const patterns: readonly (readonly [FlagKind, RegExp])[] = [
  [
    'email',
    /(?<![\p{L}\p{N}.!#$%&*+/=?^_`{|}~-])[\p{L}\p{N}!#$%&*+/=?^_`{|}~-][\p{L}\p{N}.!#$%&*+/=?^_`{|}~-]{0,63}[@＠][\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62}\.){1,8}\p{L}{2,24}(?![\p{L}\p{N}])/gu,
  ],
  // An address on the web that goes on to somebody's page.
  [
    'handle',
    /(?<![\p{L}\p{N}])(?:https?:\/\/|www\.)[^\s<>"'«»]{0,200}?\/@?[\p{L}\p{N}_][\p{L}\p{N}_.-]{0,100}[\p{L}\p{N}_]/giu,
  ],
  ['handle', /(?<![\p{L}\p{N}._/@-])@[\p{L}\p{N}_](?:[\p{L}\p{N}_.]{0,28}[\p{L}\p{N}_])(?![\p{L}\p{N}])/gu],
  ['insurance-number', /(?<![\p{L}\p{N}])\d{3}([ \u00a0.-]?)\d{3}\1\d{3}(?![\p{N}]|[ .-]\d)/gu],
  [
    'telephone',
    /(?<![\p{L}\p{N}])(?:\+?1[ \u00a0.-]?)?(?:\([2-9]\d{2}\)[ \u00a0]?|[2-9]\d{2}[ \u00a0.-]?)[2-9]\d{2}[ \u00a0.-]?\d{4}(?![\p{N}])/gu,
  ],
  ['telephone', /(?<![\p{L}\p{N}])\+\d{1,3}(?:[ \u00a0.-]?\d{1,4}){2,6}(?![\p{N}])/gu],
  [
    'postal-code',
    /(?<![\p{L}\p{N}])[ABCEGHJ-NPRSTV-Z]\d[ABCEGHJ-NPRSTV-Z][ \u00a0-]?\d[ABCEGHJ-NPRSTV-Z]\d(?![\p{L}\p{N}])/giu,
  ],
  ['telephone', /(?<![\p{L}\p{N}-])[2-9]\d{2}-\d{4}(?![\p{N}-])/gu],
  // Of a card, a passport, a file: nobody writes such numbers about something else often.
  ['digits', /(?<![\p{N}])(?:\d{4}[ \u00a0-]){3}\d{4}(?![\p{N}])/gu],
  ['digits', /(?<![\p{N}])\d{7,40}(?![\p{N}])/gu],
]

/** Of numbers in groups of three these count money or people. */
const amounts = /^\d{3}(?:[ \u00a0.]000){2}$/

/** Everything in a text that looks like somebody's, in the order in which it stands. Never two that overlap. */
export function findPersonal(text: string): readonly Flag[] {
  const claimed: { readonly from: number; readonly to: number; readonly kind: FlagKind }[] = []
  for (const [kind, pattern] of patterns) {
    for (const { index, 0: found } of text.matchAll(pattern)) {
      const to = index + found.length
      if (!isConvincing(kind, found)) continue
      if (claimed.every((other) => to <= other.from || other.to <= index)) claimed.push({ from: index, to, kind })
    }
  }
  return claimed
    .map(({ from, to, kind }) => ({
      place: pointsIn(text.slice(0, from)),
      length: pointsIn(text.slice(from, to)),
      kind,
    }))
    .toSorted(inOrder)
}

function isConvincing(kind: FlagKind, found: string): boolean {
  switch (kind) {
    case 'insurance-number':
      // In groups of three it is meant as one; without, its check digit tells it from any other number.
      return /^\d{9}$/.test(found) ? passesLuhn(found) : !amounts.test(found)
    case 'digits':
    case 'email':
    case 'telephone':
    case 'postal-code':
    case 'handle':
      return true
  }
}

/** The check digit of social insurance numbers and cards. */
function passesLuhn(digits: string): boolean {
  const sum = Array.from(digits, Number)
    .toReversed()
    .reduce((total, digit, index) => {
      const doubled = index % 2 === 1 ? digit * 2 : digit
      return total + (doubled > 9 ? doubled - 9 : doubled)
    }, 0)
  return sum % 10 === 0
}

function pointsIn(text: string): number {
  return Array.from(text).length
}
