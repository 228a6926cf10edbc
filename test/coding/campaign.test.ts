import { performance } from 'node:perf_hooks'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fewestOfLong, fewestOfShort, fewestWords, groupTexts, leastShared } from '../../src/coding/campaign.js'
import { plainWords } from '../../src/coding/plain-words.js'
import { shingleWords } from '../../src/coding/shingles.js'

const textsOf = (words: readonly string[]) => words.map((text, index) => ({ response: `r${index}`, text }))
const membersOf = (texts: readonly string[]) =>
  groupTexts(textsOf(texts)).map(({ members }) => members.map(({ response }) => response).toSorted())

const letter =
  'The river must be protected, because everyone who lives beside it drinks its water, waters a garden from it and eats ' +
  'its fish, and because those who come after us have as much of a claim to it as we have ourselves every day.'

describe('identical and near-identical texts', () => {
  test('capitals, punctuation and composed characters make no difference', () => {
    const same = [
      'Protégez la rivière, car tout le monde en boit!',
      'PROTÉGEZ LA RIVIÈRE – car tout le monde en boit',
      'Protégez la rivière car tout le monde en boit.',
      'ﬁnally something else that nobody but me would ever have written here',
    ]
    expect(membersOf(same)).toEqual([['r0', 'r1', 'r2']])
  })

  test('a letter with a word changed is near-identical, one with half of it changed is not', () => {
    const edited = letter.replace('every day', 'each day')
    const half = letter.slice(0, 50) + 'and I for one have never seen anything as sad as what became of this place'
    expect(membersOf([letter, edited, letter, half])).toEqual([['r0', 'r1', 'r2']])
  })

  test('two who write the same are no group, and three are', () => {
    expect(membersOf([letter, letter])).toEqual([])
    expect(membersOf([letter, letter, letter])).toEqual([['r0', 'r1', 'r2']])
  })

  test('a short text is grouped only when many write the very same', () => {
    const many = Array.from({ length: fewestOfShort }, () => 'I agree')
    expect(membersOf(many)).toEqual([many.map((_, index) => `r${index}`).toSorted()])
    expect(membersOf(many.slice(1))).toEqual([])
    expect(membersOf([...many.slice(1), 'I agree entirely'])).toEqual([])
  })

  test('a text of punctuation alone is in no group', () => {
    expect(membersOf(Array.from({ length: 30 }, () => '…!?'))).toEqual([])
  })

  test('a group is named by its most frequent wording, and the largest comes first', () => {
    const other = letter.replace('river', 'valley')
    const groups = groupTexts(
      textsOf([
        other,
        letter,
        letter,
        other,
        other,
        ...Array<string>(6).fill('No one asked us about any of this before'),
      ]),
    )
    expect(groups.map(({ members }) => members.length)).toEqual([6, 5])
    const named = groups[1]!.members.filter(({ fingerprint }) => fingerprint === groups[1]!.campaign)
    expect(named).toHaveLength(3)
  })
})

/** The rules, word for word and pair by pair. */
function groupsByBruteForce(texts: readonly string[]): readonly (readonly number[])[] {
  const words = texts.map(plainWords)
  const shinglesOf = (all: readonly string[]) =>
    new Set(all.slice(shingleWords - 1).map((_, index) => all.slice(index, index + shingleWords).join(' ')))
  const sets = words.map(shinglesOf)
  const linked = (a: number, b: number) => {
    if (words[a]!.join(' ') === words[b]!.join(' ')) return true
    if (words[a]!.length < fewestWords || words[b]!.length < fewestWords) return false
    const common = [...sets[a]!].filter((each) => sets[b]!.has(each)).length
    return common * 100 >= leastShared * 100 * (sets[a]!.size + sets[b]!.size - common)
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
    .filter((group) => {
      const length = words[group[0]!]!.length
      return length > 0 && group.length >= (length < fewestWords ? fewestOfShort : fewestOfLong)
    })
}

/** A few base texts, each cut, shifted and edited, so that similarity is often near the border. */
const nearTexts = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 4, max: 30 }), fc.array(fc.nat(40), { maxLength: 3 }))
    .map(([base, length, edits]) => {
      const words = Array.from({ length }, (_, index) => `b${base}w${index % 23}`)
      for (const at of edits) if (at < length) words[at] = `edit${at % 3}`
      return words.join(' ')
    }),
  { minLength: 1, maxLength: 40 },
)

test('groups are those that comparing every pair finds', () => {
  fc.assert(
    fc.property(nearTexts, (texts) => {
      const found = groupTexts(textsOf(texts)).map(({ members }) =>
        members.map(({ response }) => Number(response.slice(1))).toSorted((a, b) => a - b),
      )
      const byFirst = (a: readonly number[], b: readonly number[]) => a[0]! - b[0]!
      expect(found.toSorted(byFirst)).toEqual(groupsByBruteForce(texts).toSorted(byFirst))
    }),
    { numRuns: process.env['LONG'] ? 2000 : 150 },
  )
})

test('the order in which texts come changes no group', () => {
  fc.assert(
    fc.property(nearTexts, (texts) => {
      const all = textsOf(texts)
      const sizes = (given: typeof all) => groupTexts(given).map(({ campaign, members }) => [campaign, members.length])
      expect(sizes(all.toReversed())).toEqual(sizes(all))
    }),
    { numRuns: process.env['LONG'] ? 500 : 60 },
  )
})

test.runIf(process.env['LONG'])('100,000 texts, a fifth of them of edited campaigns, group in seconds', () => {
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
  const groups = groupTexts(textsOf(texts))
  const seconds = (performance.now() - before) / 1000
  expect(groups.reduce((sum, { members }) => sum + members.length, 0)).toBeGreaterThan(19_000)
  expect(seconds).toBeLessThan(30)
})
