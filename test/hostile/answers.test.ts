import { codeOf, newToken } from '../../src/response/token.js'
import { isUtf8 } from 'node:buffer'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { watchTurns } from '../support/longest-turn.js'
import { addConsultation, openSite, type Site } from '../support/open-site.js'
import { extract, typedIn } from '../stories/extract.js'
import { countResponses } from '../stories/rows.js'
import { words } from '../stories/site-words.js'
import { closesOn, opensOn, spring } from '../stories/spring.js'
import { formOf, isKeepable } from './encoding.js'
import { type Bytes, hasSet, type Keys, readSet, readTexts, type Shape } from './sets.js'
import { parsePage } from './structure.js'

let site: Site
let turns: ReturnType<typeof watchTurns>
beforeAll(async () => {
  site = await openSite()
  await addConsultation(site, { id: 'brook', questionnaire: spring, opensOn, closesOn })
  turns = watchTurns()
})
afterAll(async () => {
  turns.stop()
  await site.close()
})

const at = {
  whole: '/en/consultations/brook/questionnaire/one-page',
  first: '/en/consultations/brook/questionnaire/1',
  review: '/en/consultations/brook/questionnaire/review',
  frenchReview: '/fr/consultations/brook-fr/questionnaire/verification',
}
const formType = 'application/x-www-form-urlencoded'

async function post(address: string, body: string | Uint8Array<ArrayBuffer>, type = formType) {
  const headers = { 'content-type': type, 'sec-fetch-site': 'same-origin' }
  const response = await fetch(site.origin + address, { method: 'POST', headers, body, redirect: 'manual' })
  return { status: response.status, html: await response.text() }
}

const mostCharacters = 10_000
const lengthOf = (text: string) => Array.from(text).length

const typedFields = ['name', 'depth', 'remarks', 'motto', 'taste__other_text'] as const

/** In every field that takes words; the box beside an option takes 200 characters. */
const everywhere = (s: string) => ({
  go: 'show',
  version: '1',
  locale: 'en',
  taste: 'else',
  name: s,
  depth: s,
  remarks: s,
  motto: s,
  taste__other_text: s,
})

const lists = ['legit_must_accept', 'csv_formula', 'unicode_torture', 'numbers_dates', 'redos'] as const
const texts = readTexts(...lists.filter(hasSet))
const keepable = texts.filter(({ s }) => isKeepable(s))
const unkeepable = [
  ...texts.filter(({ s }) => !isKeepable(s)),
  { id: 'nul', s: 'a\0b' },
  { id: 'nul alone', s: '\0' },
  { id: 'high half', s: 'a\ud83d' },
  { id: 'low half', s: '\ude00b' },
]

test('every text stands in every field as it was sent, and makes no element', async () => {
  expect(keepable.length).toBeGreaterThan(100)
  const plain = parsePage((await post(at.whole, formOf(everywhere('x')))).html).structure
  for (const { id, s } of [...keepable, { id: 'cr', s: 'a\rb' }, { id: 'crlf', s: '\r\na\r\n\nb' }]) {
    const { status, html } = await post(at.whole, formOf(everywhere(s)))
    expect({ id, status }).toEqual({ id, status: 200 })
    const { structure, value } = parsePage(html)
    expect({ id, same: structure === plain }).toEqual({ id, same: true })
    const [name, depth, remarks, motto, taste__other_text] = typedFields.map(value)
    expect({ id, name, depth, remarks, motto, taste__other_text }).toEqual({
      id,
      name: s,
      depth: s,
      remarks: s,
      motto: s,
      taste__other_text: s,
    })
  }
})

test('every text is shown for review, stored and exported as it was sent, with no formula in any cell', async () => {
  const sent = new Map<string, string>()
  const plainFields = (s: string) => ({
    version: '1',
    locale: 'fr',
    name: 'x',
    taste: 'else',
    remarks: s,
    motto: s,
    ...(lengthOf(s) <= 200 ? { taste__other_text: s } : {}),
  })
  const plain = parsePage((await post(at.frenchReview, formOf({ ...plainFields('x'), go: 'show' }))).html).structure
  for (const [index, { id, s }] of keepable.filter((each) => lengthOf(each.s) <= mostCharacters).entries()) {
    const fields = { ...plainFields(s), name: `n${index}` }
    const seen = await post(at.frenchReview, formOf({ ...fields, go: 'show' }))
    const isShort = 'taste__other_text' in fields && s.trim() !== ''
    const { structure, value } = parsePage(seen.html)
    expect({ id, same: !isShort || structure === plain }).toEqual({ id, same: true })
    expect({ id, kept: value('remarks') }).toEqual({ id, kept: s })
    const token = codeOf(newToken())
    const { status, html } = await post(at.frenchReview, formOf({ ...fields, token, go: 'submit' }))
    expect({ id, status }).toEqual({ id, status: 200 })
    expect(html).toContain(words.fr('receipt:title'))
    sent.set(`n${index}`, s)
  }
  const rows = await extract(site.database, 'brook')
  expect(rows).toHaveLength(sent.size)
  for (const row of rows) {
    const s = sent.get(row['name']!)!
    const kept = s.trim() === '' ? '' : s.replaceAll('\r\n', '\n')
    expect({ remarks: typedIn(row['remarks']!), motto: typedIn(row['motto']!) }).toEqual({ remarks: kept, motto: kept })
    expect(lengthOf(s) > 200 || typedIn(row['taste__other_text']!) === kept).toBe(true)
    for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[\s\u200b-\u200f\ufeff]*[=+\-@\t\r]/)
  }
})

test('a text over the limit is refused with its length, and comes back whole', async () => {
  const long = [...keepable.map(({ s }) => s), '🦫é\r'.repeat(4000)].filter((s) => lengthOf(s) > mostCharacters)
  for (const s of long) {
    const { status, html } = await post(at.whole, formOf({ ...everywhere(s), go: 'next' }))
    expect(status).toBe(422)
    expect(html).toContain(`You wrote ${lengthOf(s).toLocaleString('en-CA')};`)
    const { value } = parsePage(html)
    expect(value('remarks') === s && value('motto') === s).toBe(true)
  }
})

test('what nothing can keep is refused in both languages by a sentence at its field, and nothing is stored', async () => {
  const before = await countResponses(site.db, 'brook')
  for (const { id, s } of unkeepable) {
    for (const field of ['remarks', 'motto', 'name', 'depth', 'taste__other_text']) {
      const fields = { version: '1', locale: 'en', taste: 'else', [field]: s }
      const paged = await post(at.whole, formOf({ ...fields, go: 'next' }))
      expect({ id, field, status: paged.status }).toEqual({ id, field, status: 422 })
      expect(paged.html).toContain(`href="#${field}"`)
      expect(paged.html).toContain(words.en('fault:unreadable-character'))
      const french = await post(at.frenchReview, formOf({ ...fields, go: 'submit' }))
      expect({ id, field, status: french.status }).toEqual({ id, field, status: 422 })
      expect(french.html).toContain(words.fr('fault:unreadable-character'))
    }
  }
  expect(await countResponses(site.db, 'brook')).toBe(before)
})

test('bytes that are no UTF-8, raw or percent-encoded, in a value or a name, are refused by name and not replaced', async () => {
  const before = await countResponses(site.db, 'brook')
  const broken = readSet<Bytes>('utf8_bytes').filter(({ b64 }) => !isUtf8(decoded(b64)))
  expect(broken.length).toBeGreaterThan(30)
  for (const { id, b64 } of broken) {
    const bytes = decoded(b64)
    for (const [address, go] of [
      [at.whole, 'next'],
      [at.review, 'submit'],
    ] as const) {
      const value = await post(address, joined(`version=1&locale=en&taste=sweet&go=${go}&remarks=a`, bytes, 'z'))
      expect({ id, go, status: value.status }).toEqual({ id, go, status: 422 })
      expect(value.html).toContain(words.en('fault:unreadable-character'))
      const name = await post(address, joined(`version=1&locale=en&taste=sweet&go=${go}&`, bytes, '=z'))
      expect({ id, go, status: name.status }).toEqual({ id, go, status: 400 })
    }
  }
  expect(await countResponses(site.db, 'brook')).toBe(before)
})

/** The bytes that a browser would have in the field: percent-encoded ones decoded, those that would end it encoded. */
function decoded(b64: string): Buffer {
  const latin = Buffer.from(b64, 'base64').toString('latin1')
  const unescaped = latin.replace(/%([\dA-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(unescaped.replace(/^q1=/, ''), 'latin1')
}

function joined(before: string, bytes: Buffer, after: string): Uint8Array<ArrayBuffer> {
  const safe = bytes.toString('latin1').replaceAll(/[%&=+]/g, (character) => `%${character.charCodeAt(0).toString(16)}`)
  return new Uint8Array(Buffer.concat([Buffer.from(before), Buffer.from(safe, 'latin1'), Buffer.from(after)]))
}

test('no field name reaches a prototype or a column, whatever it is and however it is sent', async () => {
  const before = await countResponses(site.db, 'brook')
  const names = [...Object.getOwnPropertyNames(Object.prototype)]
  for (const { id, ct, body } of readSet<Keys>('hostile_keys')) {
    const isForm = ct === formType
    const answers =
      ct === 'query'
        ? [await getPage(body)]
        : [
            await post(at.first, isForm ? `go=next&${body}` : body, ct),
            await post(at.review, isForm ? `go=submit&${body}` : body, ct),
          ]
    for (const { status, html } of answers) {
      expect({ id, status }).toEqual({
        id,
        status: expect.toBeOneOf(ct === 'query' ? [200] : isForm ? [303, 400, 422] : [415]),
      })
      expect(html).not.toContain('[object Object]')
    }
  }
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(names)
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  expect(await countResponses(site.db, 'brook')).toBe(before)
})

async function getPage(query: string) {
  const response = await fetch(site.origin + at.first + query)
  return { status: response.status, html: await response.text() }
}

test('a hostile text as the name of a field is named with 400, and makes no element', async () => {
  const named = (name: string) => post(at.first, `go=next&taste=sweet&${formOf({ [name]: 'x' })}`)
  const plain = parsePage((await named('unasked')).html).structure
  for (const { id, s } of keepable.filter((each) => each.s !== '')) {
    const { status, html } = await named(s)
    expect({ id, status }).toEqual({ id, status: 400 })
    expect({ id, same: parsePage(html).structure === plain }).toEqual({ id, same: true })
  }
})

describe.skipIf(!hasSet('size_shapes'))('shapes and sizes', () => {
  test.each(readSet<Shape>('size_shapes'))('$id is refused or read, never a failure', async ({ gen, n }) => {
    for (const [address, go] of [
      [at.first, 'next'],
      [at.whole, 'next'],
      [at.review, 'submit'],
    ] as const) {
      const { status } = await post(address, `go=${go}&${shaped(gen, n)}`)
      expect([303, 400, 413, 422]).toContain(status)
    }
  })
})

function shaped(gen: string, n: number): string {
  const many = (field: (index: number) => string) => Array.from({ length: n }, (_, index) => field(index)).join('&')
  switch (gen) {
    case 'nested_array':
      return `a${'[]'.repeat(n)}=1`
    case 'nested_object':
      return `a${'[b]'.repeat(n)}=1`
    case 'wide_array':
    case 'dup_keys':
      return many(() => 'a=1')
    case 'long_key':
      return `${'k'.repeat(n)}=1`
    case 'long_string':
      return `remarks=${'x'.repeat(n)}`
    case 'big_number_digits':
      return `depth=${'9'.repeat(n)}`
    default:
      return many((index) => `f${index}=1`)
  }
}

test('none of it held the program up', () => {
  expect(turns.longest()).toBeLessThan(3000)
})
