import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson, fingerprint } from '../../src/questionnaire/canonical.js'
import { numRuns } from './arbitrary.js'

describe('canonical JSON', () => {
  test('is that of the example in RFC 8785, section 3.2.2', () => {
    const source = String.raw`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`
    const canonical = String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`
    expect(canonicalJson(JSON.parse(source))).toBe(canonical)
  })

  test('sorts members by code units, as in RFC 8785, section 3.2.3', () => {
    const source = String.raw`{"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh",
      "1":"One","\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis"}`
    expect(Object.values(JSON.parse(canonicalJson(JSON.parse(source))) as object)).toHaveLength(7)
    expect([...canonicalJson(JSON.parse(source)).matchAll(/:"([A-Z][^"]+)"/g)].map(([, name]) => name)).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ])
  })

  test.each<[value: number, text: string]>([
    [-0, '0'],
    [5e-324, '5e-324'],
    [1.7976931348623157e308, '1.7976931348623157e+308'],
    [9007199254740992, '9007199254740992'],
    [295147905179352830000, '295147905179352830000'],
    [9.999999999999997e22, '9.999999999999997e+22'],
    [1e23, '1e+23'],
    [0.000001, '0.000001'],
    [1e-7, '1e-7'],
  ])('writes numbers as RFC 8785, appendix B: %d', (value, text) => {
    expect(canonicalJson(value)).toBe(text)
  })

  test.each<[sentence: string, value: unknown]>([
    ['a lone surrogate', ['\ud800']],
    ['a lone surrogate in a name', { '\udc00': 1 }],
    ['NaN', NaN],
    ['infinity', -Infinity],
    ['undefined', [undefined]],
    ['a big integer', 1n],
    ['a function', () => 1],
  ])('has none for %s', (_, value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError)
  })

  test('does not depend on the order of members, and is JSON of the same value', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()), (object) => {
        const reversed = Object.fromEntries(Object.entries(object).toReversed())
        expect(canonicalJson(reversed)).toBe(canonicalJson(object))
        expect(JSON.parse(canonicalJson(object))).toEqual(JSON.parse(JSON.stringify(object)))
      }),
      { numRuns },
    )
  })
})

describe('a fingerprint', () => {
  test('is the SHA-256 of the canonical text in UTF-8', () => {
    // printf '{"a":"é"}' | sha256sum
    expect(fingerprint({ a: 'é' })).toBe('b3a092a6af48807fa9482b2ee140105575daa26d5b24b3c0e60a7e2dee6683b1')
  })

  test('takes an absent member and an undefined one for the same, but not null', () => {
    expect(fingerprint({ a: 1, b: undefined })).toBe(fingerprint({ a: 1 }))
    expect(fingerprint({ a: 1, b: null })).not.toBe(fingerprint({ a: 1 }))
  })
})
