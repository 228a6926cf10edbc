import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { markedText } from '../../src/web/difference/marked-text.js'
import { wordDifference } from '../../src/web/difference/word-difference.js'
import { comparedWords } from '../../src/web/difference/words-view.js'

const told = (before: string, after: string) =>
  wordDifference(before, after)
    .map(({ kind, words }) => (kind === 'kept' ? words : kind === 'removed' ? `[-${words}-]` : `[+${words}+]`))
    .join('')

test.for([
  ['Who helps?', 'Who helps?', 'Who helps?'],
  ['Who should help here?', 'Who might help here?', 'Who [-should-][+might+] help here?'],
  ['one two three four five', 'one 2 3 four five', 'one [-two three-][+2 3+] four five'],
  ['l’aide d’un voisin proche', 'l’aide d’une voisine proche', 'l’aide d’[-un voisin-][+une voisine+] proche'],
  ['', 'Police', '[+Police+]'],
  ['Police', '', '[-Police-]'],
  ['Police', 'Families', '[-Police-][+Families+]'],
] as const)('“%s” becomes “%s” by whole words', ([before, after, expected]) => {
  expect(told(before, after)).toBe(expected)
})

test('texts with little in common are exchanged as wholes', () => {
  const before = 'Which of the following organizations is most responsible for preventing violent extremism?'
  expect(told(before, 'Who should help prevent this violence?')).toBe(
    `[-${before}-][+Who should help prevent this violence?+]`,
  )
  expect(comparedWords(before, 'Who should help prevent this violence?').swap).toBe(true)
})

test('what is kept and removed is the text before, and what is kept and added is the text after', () => {
  const words = fc.array(fc.constantFrom('aide', 'l’', ' ', '\u00a0', 'Qui', '?', '\u202e', '😀', '\n', 'e\u0301'), {
    maxLength: 12,
  })
  const text = fc.oneof(
    words.map((parts) => parts.join('')),
    fc.string({ unit: 'binary', maxLength: 20 }),
  )
  fc.assert(
    fc.property(text, text, (before, after) => {
      const pieces = wordDifference(before, after)
      const side = (other: 'added' | 'removed') =>
        pieces.flatMap(({ kind, words: said }) => (kind === other ? [] : [said])).join('')
      expect([side('added'), side('removed')]).toEqual([before, after])
    }),
    { numRuns: 500 },
  )
})

describe('a character that nobody would see', () => {
  test.for([
    ['po\u202elice', ['po', 'U+202E', 'lice']],
    ['zero\u200bwidth', ['zero', 'U+200B', 'width']],
    ['\ufeff', ['U+FEFF']],
    ['a\u00adb', ['a', 'U+00AD', 'b']],
    ['nul\u0000', ['nul', 'U+0000']],
    ['two\nlines', ['two\nlines']],
    ['é😀', ['é😀']],
  ] as const)('%o is shown by its name', ([words, expected]) => {
    expect(markedText(words).map((bit) => ('mark' in bit ? bit.mark : bit.text))).toEqual(expected)
  })

  test('white space that changes alone is named, so that it can be seen', () => {
    const { pieces } = comparedWords('Combien d’eau: beaucoup', 'Combien d’eau\u00a0: beaucoup')
    expect(pieces.filter(({ added }) => added).flatMap(({ bits }) => bits)).toEqual([{ mark: 'U+00A0' }])
  })
})
