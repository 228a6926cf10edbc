import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { areNear, groupAlike, nearness } from '../../src/coding/campaign.js'
import { leastWords } from '../../src/coding/shingle.js'

const groupsIn = (texts: readonly string[]) =>
  groupAlike(texts.map((text, place) => [place, text] as const)).map(({ members }) =>
    members.map(({ key }) => key).toSorted((a, b) => a - b),
  )

const letter =
  'The river must be protected, because everyone who lives beside it drinks its water, waters a garden from it and eats ' +
  'its fish, and because those who come after us have as much of a claim to it as we have ourselves every day.'

describe('texts that say the same, or nearly', () => {
  test('capitals, punctuation and composed characters make no difference', () => {
    const alike = [
      'Protégez la rivière, car tout le monde en boit!',
      'PROTÉGEZ LA RIVIÈRE – car tout le monde en boit',
      'Protégez la rivière car tout le monde en boit.',
    ]
    const other = 'Something else that nobody but me would ever have written here'
    expect(groupsIn([...alike, other])).toEqual([[0, 1, 2]])
  })

  test('a letter with a word changed is near, one with half of it changed is not', () => {
    const edited = letter.replace('every day', 'each day')
    const half = letter.slice(0, 90) + 'and I for one have never seen anything as sad as what became of this place'
    expect(groupsIn([letter, edited, half])).toEqual([[0, 1]])
  })

  test('a few words that many write are no group, and neither is punctuation', () => {
    expect(groupsIn(Array.from({ length: 30 }, () => 'I agree with this'))).toEqual([])
    expect(groupsIn(Array.from({ length: 30 }, () => '…!? … … … … … … … …'))).toEqual([])
  })

  test('the most frequent wording is told apart, and the largest group comes first', () => {
    const other = letter.replace('river', 'valley')
    const shorter = 'No one asked any of us about any of this before'
    const texts = [other, letter, letter, other, other, ...Array<string>(6).fill(shorter)]
    const groups = groupAlike(texts.map((text, place) => [place, text] as const))
    expect(groups.map(({ members }) => members.length)).toEqual([6, 5])
    expect(groups[1]!.members.filter(({ identical }) => identical).map(({ key }) => key)).toEqual([0, 3, 4])
  })

  test.for([5, 10, 15, 25, 30, 35, 45, 55, 60, 70])(
    'sharing four fifths of %i is near, and one less is not',
    (size) => {
      const set = (from: number, length: number) => Uint32Array.from({ length }, (_, index) => from + index)
      const shared = (size * 4) / 5
      expect(areNear(set(0, size), set(0, shared))).toBe(true)
      expect(areNear(set(0, size), set(0, shared - 1))).toBe(false)
    },
  )
})

/** The rules, word for word and pair by pair. */
function groupsByBruteForce(texts: readonly string[]): readonly (readonly number[])[] {
  const words = texts.map((text) => text.split(' '))
  const shinglesOf = (all: readonly string[]) =>
    new Set(all.slice(4).map((_, index) => all.slice(index, index + 5).join(' ')))
  const sets = words.map(shinglesOf)
  const linked = (a: number, b: number) => {
    if (words[a]!.length < leastWords || words[b]!.length < leastWords) return false
    const common = [...sets[a]!].filter((each) => sets[b]!.has(each)).length
    return common * 100 >= Math.round(nearness * 100) * (sets[a]!.size + sets[b]!.size - common)
  }
  const cluster = texts.map((_, index) => index)
  for (let changed = true; changed;) {
    changed = false
    for (const a of texts.keys()) {
      for (const b of texts.keys()) {
        if (cluster[a]! >= cluster[b]! || !linked(a, b)) continue
        cluster[b] = cluster[a]!
        changed = true
      }
    }
  }
  return [...new Set(cluster)]
    .map((root) => [...cluster.keys()].filter((index) => cluster[index] === root))
    .filter((group) => group.length > 1)
}

/** A few base texts, each cut, shifted and edited, so that many are near the border. */
const nearTexts = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 4, max: 45 }), fc.array(fc.nat(50), { maxLength: 3 }))
    .map(([base, length, edits]) => {
      const words = Array.from({ length }, (_, index) => `b${base}w${index % 41}`)
      for (const at of edits) if (at < length) words[at] = `edit${at % 3}`
      return words.join(' ')
    }),
  { minLength: 1, maxLength: 40 },
)

test('groups are those that comparing every pair finds', () => {
  fc.assert(
    fc.property(nearTexts, (texts) => {
      const byFirst = (a: readonly number[], b: readonly number[]) => a[0]! - b[0]!
      expect(groupsIn(texts).toSorted(byFirst)).toEqual(groupsByBruteForce(texts).toSorted(byFirst))
    }),
    { numRuns: process.env['LONG'] ? 2000 : 150 },
  )
})

test.runIf(process.env['LONG'])('100,000 texts, a fifth of them of edited letters, are grouped in seconds', () => {
  const vocabulary = Array.from({ length: 20_000 }, (_, index) => `word${index}`)
  let seed = 7
  const random = (below: number) => (seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff) % below
  const written = () => Array.from({ length: 30 + random(50) }, () => vocabulary[random(20_000)]!)
  const letters = Array.from({ length: 4 }, written)
  const texts = Array.from({ length: 100_000 }, (_, index) => {
    if (index % 5 > 0) return written().join(' ')
    const copy = [...letters[random(4)]!]
    copy[random(copy.length)] = vocabulary[random(20_000)]!
    return copy.join(' ')
  })
  const before = performance.now()
  const groups = groupsIn(texts)
  process.stdout.write(`100,000 texts grouped in ${((performance.now() - before) / 1000).toFixed(1)} s\n`)
  expect(groups.reduce((sum, members) => sum + members.length, 0)).toBeGreaterThan(19_000)
})
