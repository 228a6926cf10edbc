import { array, assert, constantFrom, integer, property } from 'fast-check'
import { expect, test } from 'vitest'
import { groupAlike, nearness } from '../../src/coding/campaign.js'
import { foldText, leastWords } from '../../src/coding/shingle.js'

/** The same by its definition: every two texts compared, by the very words of their shingles. */
function byBruteForce(texts: readonly string[]): readonly (readonly number[])[] {
  const folded = texts.map((text) => foldText(text)?.words)
  const sets = folded.map((words) => words && new Set(words.slice(4).map((_, at) => words.slice(at, at + 5).join(' '))))
  const groupOf = texts.map((_, place) => place)
  const join = (a: number, b: number) => {
    const [from, to] = [groupOf[a]!, groupOf[b]!]
    groupOf.forEach((group, place) => group === from && (groupOf[place] = to))
  }
  for (let a = 0; a < texts.length; a++) {
    for (let b = 0; b < a; b++) {
      const [one, other] = [sets[a], sets[b]]
      if (!one || !other) continue
      const shared = [...one].filter((each) => other.has(each)).length
      if (folded[a]!.join(' ') === folded[b]!.join(' ') || shared >= nearness * (one.size + other.size - shared))
        join(a, b)
    }
  }
  return grouped(groupOf.map((group, place) => [group, place]))
}

function grouped(pairs: readonly (readonly [number, number])[]): readonly (readonly number[])[] {
  const groups = new Map<number, number[]>()
  for (const [group, place] of pairs) groups.set(group, [...(groups.get(group) ?? []), place])
  return [...groups.values()].filter(({ length }) => length > 1).toSorted((a, b) => a[0]! - b[0]!)
}

const letters = Array.from({ length: 6 }, (_, letter) => `word${letter}`)
const original = Array.from({ length: 40 }, (_, place) => letters[(place * place + place) % 6]! + (place % 7))
/** A letter that many send, each with a few words changed, left out or added. */
const edited = array(array(integer({ min: 0, max: 39 }), { maxLength: 5 }), { minLength: 2, maxLength: 14 }).map(
  (all) =>
    all.map((places) =>
      original.flatMap((word, at) => (places.includes(at) ? (at % 2 ? [] : ['other', word]) : [word])).join(' '),
    ),
)
const short = array(
  array(constantFrom(...letters), { maxLength: 14 }).map((words) => words.join(' ')),
  { maxLength: 6 },
)

test('texts are grouped exactly as comparing every two of them would', () => {
  assert(
    property(edited, short, (some, others) => {
      const texts = [...some, ...others]
      const groups = groupAlike(texts.map((text, place) => [place, text] as const))
      const found = groups.map(({ members }) => members.map(({ key }) => key).toSorted((a, b) => a - b))
      expect(found.toSorted((a, b) => a[0]! - b[0]!)).toEqual(byBruteForce(texts))
    }),
  )
})

test('case, marks, spaces and forms of letters make no difference', () => {
  const text = 'Étudions ensemble ces questions, avec nos voisins et amis!'
  const texts = [text, text.toUpperCase(), text.normalize('NFD'), `  ${text.replaceAll(/[,!]/g, ' … ')}`]
  const [group] = groupAlike(texts.map((each, place) => [place, each] as const))
  expect(group!.members.map(({ key, identical }) => [key, identical])).toEqual(texts.map((_, place) => [place, true]))
})

test(`texts of fewer than ${leastWords} words are of no group`, () => {
  const text = Array.from({ length: leastWords }, (_, place) => `word${place}`)
  const twice = (words: readonly string[]) => groupAlike([1, 2].map((key) => [key, words.join(' ')] as const)).length
  expect([twice(text), twice(text.slice(1))]).toEqual([1, 0])
})
