import { array, assert, constantFrom, nat, property, record, string } from 'fast-check'
import { expect, test } from 'vitest'
import { reasonCodes } from '../../src/coding/reason.js'
import { joined, partsOf, placesOf, redacted } from '../../src/coding/redaction.js'

const redactions = array(record({ start: nat(60), length: nat(20), reason: constantFrom(...reasonCodes) }), {
  maxLength: 8,
})
const texts = string({ unit: constantFrom('a', 'é', '🦫', ' ', '\n'), maxLength: 60 })

test('every code point is either shown where it stood or hidden, once', () => {
  assert(
    property(texts, redactions, (text, spans) => {
      const hidden = (place: number) => spans.some(({ start, length }) => place >= start && place < start + length)
      const shown = Array.from(text).filter((_, place) => !hidden(place))
      const parts = partsOf(text, spans)
      expect(parts.flatMap((part) => ('words' in part ? Array.from(part.words) : []))).toEqual(shown)
      const lengths = parts.map((part) => ('words' in part ? Array.from(part.words).length : part.length))
      expect(lengths.reduce((sum, each) => sum + each, 0)).toBe(Array.from(text).length)
    }),
  )
})

test('joined, they hide the same, in order and apart', () => {
  assert(
    property(texts, redactions, (text, spans) => {
      expect(partsOf(text, joined(spans))).toEqual(partsOf(text, spans))
      const all = joined(spans)
      for (const [place, each] of all.slice(1).entries())
        expect(each.start).toBeGreaterThan(all[place]!.start + all[place]!.length)
    }),
  )
})

test('marks stand in the language of the text', () => {
  const spans = [{ start: 2, length: 3, reason: 'name' as const }]
  expect(redacted('🦫 Zoé!', spans, 'en')).toBe('🦫 [redacted: name]!')
  expect(redacted('🦫 Zoé!', spans, 'fr')).toBe('🦫 [caviardé\u00a0: nom]!')
})

test('a passage is found everywhere it stands, in code points', () => {
  expect(placesOf('Zoé', '🦫Zoé et Zoé')).toEqual([
    { start: 1, length: 3 },
    { start: 8, length: 3 },
  ])
  expect(placesOf('zoé', 'Zoé')).toEqual([])
  expect(placesOf('', 'Zoé')).toEqual([])
})
