import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Json, JsonObject } from '../../../src/questionnaire/change.js'
import { type Imported, importGcForms } from '../../../src/questionnaire/gc-forms/import-gc-forms.js'
import { parseDraft } from '../../../src/questionnaire/parse-draft.js'
import { pointer } from '../../../src/questionnaire/problem.js'
import { numRuns } from '../algebra/documents.js'
import { choicesOf, elementOf, templateOf } from './templates.js'

const types =
  'textField textArea radio checkbox dropdown combobox richText dynamicRow fileInput attestation address addressComplete name firstMiddleLastName contact departments formattedDate numberInput starRating unheardOf'.split(
    ' ',
  )
const names =
  'titleEn titleFr descriptionEn descriptionFr descriptionEN placeholderEn placeholderFr description validation choices conditionalRules subElements charLimit type required maxLength groups groupsLayout start review elements layout nextAction groupId choiceId introduction endPage form id en fr __proto__ constructor toString hasOwnProperty'.split(
    ' ',
  )

/** Each text is a word that stands nowhere else. */
type Words = { next: number }

const anyJson: fc.Arbitrary<Json> = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<Json>(
      null,
      true,
      false,
      0,
      1,
      -1,
      1e15,
      '',
      ' ',
      '1',
      '1.0',
      '2.1',
      'start',
      '# Heading',
      '**bold**',
    ),
    fc.array(tie('json'), { maxLength: 4 }),
    fc
      .array(fc.tuple(fc.constantFrom(...names), tie('json')), { maxLength: 5 })
      .map((members) => Object.fromEntries(members)),
  ),
})).json

const anyElement = fc.record(
  {
    id: fc.oneof(fc.nat({ max: 9 }), anyJson),
    type: fc.oneof(fc.constantFrom<Json>(...types), anyJson),
    properties: anyJson,
  },
  { requiredKeys: [] },
)

const anyTemplate: fc.Arbitrary<Json> = fc.oneof(
  anyJson,
  fc
    .tuple(fc.uniqueArray(anyElement, { maxLength: 6, selector: ({ id }) => JSON.stringify(id) }), anyJson, anyJson)
    .map(([elements, groups, more]) => ({
      ...(isMembers(more) ? more : {}),
      ...templateOf(elements as readonly JsonObject[]),
      ...(groups === null ? {} : { groups }),
    })),
)

function isMembers(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

describe('whatever is given', () => {
  test('is imported as a draft or refused by name, and never throws', () => {
    fc.assert(
      fc.property(anyTemplate, (template) => {
        const imported = importGcForms(JSON.stringify(template))
        const isRead =
          imported.kind === 'faulty'
            ? imported.problems.length > 0
            : parseDraft(JSON.stringify(imported.document)).kind === 'draft'
        expect(isRead).toBe(true)
      }),
      { numRuns: numRuns * 5 },
    )
  })

  test.each<[fault: string, source: string | Uint8Array]>([
    ['not-json', ''],
    ['not-json', '{'],
    ['type-unfit', 'null'],
    ['type-unfit', '[]'],
    ['too-deep', '['.repeat(100_000)],
    ['too-large', `"${'a'.repeat(3_000_000)}"`],
    ['not-utf8', new Uint8Array([0xff])],
    ['duplicate-key', '{"elements":[],"elements":[]}'],
    ['unreadable-character', '{"titleEn":"\\ud800"}'],
    ['member-missing', '{"__proto__":{"titleEn":"a","titleFr":"b","elements":[]}}'],
  ])('is refused for what it is: %s', (fault, source) => {
    const imported = importGcForms(source)
    expect(imported.kind === 'faulty' && imported.problems.map(({ code }) => code)).toContain(fault)
  })

  test.each<[sentence: string, piece: string, times: number]>([
    ['letters', 'a', 500_000],
    ['spaces', ' ', 500_000],
    ['spaces that a mark could follow', ' \u00a0', 250_000],
    ['links that do not end', "<a href='x' ", 40_000],
    ['attributes of a link', "href='x' ", 50_000],
    ['links of Markdown that do not end', '[a](b', 100_000],
    ['quotes', '"', 300_000],
    ['lines', '\n# ', 200_000],
  ])('is read in good time where a text is nothing but %s', { timeout: 10_000 }, (_, piece, times) => {
    const titleFr = `<a ${piece.repeat(times)}a`
    const template = templateOf([elementOf(1, 'textField', { titleEn: titleFr, titleFr })])
    expect(importGcForms(JSON.stringify(template)).kind).toBe('imported')
  })

  test('is read in good time, however much there is of it', () => {
    const elements = Array.from({ length: 8000 }, (_, id) =>
      elementOf(id, id % 2 ? 'richText' : 'radio', choicesOf('A', 'A')),
    )
    const groups = Object.fromEntries(elements.map((_, id) => [`g${id}`, { elements: [id], nextAction: 'x' }]))
    expect(importGcForms(JSON.stringify(templateOf(elements))).kind).toBe('imported')
    expect(importGcForms(JSON.stringify(templateOf(elements.slice(0, 4000), { groups }))).kind).toBe('imported')
  })
})

describe('nothing is dropped without a word', () => {
  const anyWorded = fc.gen().map((gen) => wordedTemplate(gen))

  test('every text is in the draft, or at a place that is said to be left', () => {
    fc.assert(
      fc.property(anyWorded, (template) => {
        const imported = importGcForms(JSON.stringify(template))
        expect(imported.kind === 'imported' ? droppedFrom(template, imported) : []).toEqual([])
      }),
      { numRuns: numRuns * 5 },
    )
  })

  test('and this would be seen: of an importer that keeps silent, a text is missed', () => {
    const template = templateOf([elementOf(1, 'textField', { autoComplete: 'word1' }), elementOf(2, 'fileInput')])
    const imported = importGcForms(JSON.stringify(template)) as Extract<Imported, { kind: 'imported' }>
    expect(droppedFrom(template, imported)).toEqual([])
    expect(droppedFrom(template, { ...imported, left: [] })).toEqual([
      '/elements/0/properties/autoComplete',
      '/elements/1/properties/titleEn',
      '/elements/1/properties/titleFr',
    ])
  })
})

/** The places of texts that are nowhere in the draft nor at a place that was left. What refers to something is no text. */
function droppedFrom(template: Json, { document, left }: Extract<Imported, { kind: 'imported' }>): readonly string[] {
  const written = JSON.stringify([document, left.map(({ values }) => values)])
  const isLeft = (place: string) => left.some(({ path }) => place === path || place.startsWith(`${path}/`))
  return textsUnder(template, '')
    .filter(({ text, place }) => text.startsWith('word') || /\/title(En|Fr)$/.test(place))
    .filter(({ text, place }) => !written.includes(JSON.stringify(text).slice(1, -1)) && !isLeft(place))
    .map(({ place }) => place)
}

function textsUnder(value: Json, place: string): readonly { readonly text: string; readonly place: string }[] {
  if (typeof value === 'string') return [{ text: value, place }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, member]) => textsUnder(member, pointer(place, name)))
}

/** A template with words in every place for words, and some where there is none. */
function wordedTemplate(gen: fc.GeneratorValue): JsonObject {
  const words: Words = { next: 0 }
  const some = (chances: number) => gen(fc.nat, { max: chances - 1 }) === 0
  const word = () => `word${(words.next += 1)}x`
  const inBoth = (name: string): JsonObject => {
    return { ...(some(4) ? {} : { [`${name}En`]: word() }), ...(some(4) ? {} : { [`${name}Fr`]: word() }) }
  }
  const choices = () => Array.from({ length: gen(fc.nat, { max: 3 }) }, () => ({ en: word(), fr: word() }))
  const element = (id: number, isInside = false): JsonObject => ({
    id,
    type: types[gen(fc.nat, { max: types.length - 1 })] as string,
    properties: {
      ...inBoth('title'),
      ...(some(2) ? inBoth('description') : {}),
      ...(some(3) ? inBoth('placeholder') : {}),
      ...(some(2) ? { choices: choices() } : {}),
      ...(some(4) ? { managedChoices: word() } : {}),
      ...(some(4) ? { autoComplete: word() } : {}),
      ...(some(3) ? { conditionalRules: [{ choiceId: '0.0' }] } : {}),
      ...(some(3) ? { validation: { required: true, regex: word(), all: some(2) } } : {}),
      ...(some(4) && !isInside ? { subElements: [element(id, true), element(id, true)] } : {}),
    },
  })
  const elements = Array.from({ length: 1 + gen(fc.nat, { max: 6 }) }, (_, id) => element(id))
  const groups = {
    start: {
      ...inBoth('title'),
      elements: elements.flatMap((_, id) => (some(2) ? [String(id)] : [])),
      nextAction: 'b',
    },
    b: {
      ...inBoth('title'),
      elements: elements.map((_, id) => String(id)),
      nextAction: some(2) ? 'review' : 'start',
      exitUrlEn: word(),
    },
  }
  return templateOf(elements, {
    ...inBoth('title'),
    ...(some(2) ? { groups } : {}),
    introduction: inBoth('description'),
    privacyPolicy: inBoth('description'),
    confirmation: { ...inBoth('description'), referrerUrlEn: word() },
    brand: { name: word() },
    layout: elements.filter(() => !some(4)).map(({ id }) => id as Json),
  })
}
