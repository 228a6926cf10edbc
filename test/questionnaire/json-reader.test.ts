import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readJson } from '../../src/questionnaire/json-reader.js'
import { numRuns } from './arbitrary.js'

const many = { numRuns: numRuns * 10 }

const fragments = [
  '{',
  '}',
  '[',
  ']',
  ':',
  ',',
  '"',
  '\\',
  '\\ud800',
  'e',
  '0',
  '1',
  '-',
  '.',
  ' ',
  '\n',
  'null',
  '"a"',
]

/** Texts that are JSON, or nearly. */
const anyText = fc.oneof(
  fc.json({ maxDepth: 5 }),
  fc.array(fc.constantFrom(...fragments), { maxLength: 12 }).map((parts) => parts.join('')),
  fc.tuple(fc.json(), fc.nat(), fc.constantFrom('', '\t', '\0', ...fragments)).map(([json, at, put]) => {
    const place = at % (json.length + 1)
    return json.slice(0, place) + put + json.slice(place + 1)
  }),
)

/** A value, or that the text is no JSON, or that it breaks a stricter rule. */
function verdict(text: string): unknown {
  const read = readJson(text)
  if (read.kind === 'json') return { value: read.value }
  return read.problems.some(({ code }) => code === 'not-json') ? 'not JSON' : 'too loose'
}

function expected(text: string): unknown {
  try {
    const value = JSON.parse(text) as unknown
    return verdict(text) === 'too loose' ? 'too loose' : { value }
  } catch {
    return 'not JSON'
  }
}

describe('the strict reader', () => {
  test('refuses what JSON.parse refuses, and otherwise reads the same value or names a stricter rule', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(verdict(text)).toEqual(expected(text))
      }),
      many,
    )
  })

  test('reads the same from text and from its bytes', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        expect(readJson(new TextEncoder().encode(json))).toEqual(readJson(json))
      }),
      { numRuns },
    )
  })

  test('takes any bytes without throwing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        expect(['json', 'faulty']).toContain(readJson(bytes).kind)
      }),
      { numRuns },
    )
  })

  test('makes __proto__ a member like any other', () => {
    const read = readJson('{"__proto__": {"polluted": true}}')
    const value = read.kind === 'json' ? (read.value as object) : {}
    expect(Object.keys(value)).toEqual(['__proto__'])
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
    expect('polluted' in {}).toBe(false)
  })

  test('gets through a megabyte of escapes, quotes, digits or brackets', () => {
    const whole = ['\\n', '\\"', '\\\\', 'é'].map((part) => readJson(`"${part.repeat(500_000)}"`).kind)
    expect(whole).toEqual(['json', 'json', 'json', 'json'])
    const broken = ['"', '\\', '9', '[', '{"a":'].map((part) => readJson(part.repeat(200_000)).kind)
    expect(broken).toEqual(['faulty', 'faulty', 'faulty', 'faulty', 'faulty'])
  })
})
