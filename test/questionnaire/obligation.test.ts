import { describe, expect, test } from 'vitest'
import type { JsonObject, NodeName } from '../../src/questionnaire/change.js'
import { difference } from '../../src/questionnaire/difference.js'
import { obligationsOf, type Waiver } from '../../src/questionnaire/obligation.js'
import { firstRevision } from '../../src/questionnaire/revision.js'

const q: NodeName = { kind: 'question', id: 'q' }

type Text = { readonly en?: string; readonly fr?: string }

function asking(...questions: readonly JsonObject[]): JsonObject {
  return { title: { en: 'T', fr: 'T' }, pages: [{ id: 'p', questions }] }
}

/** `id attribute locale because` of what is owed once the draft was each of these documents in turn. */
function owed(documents: readonly JsonObject[], waivers: readonly Waiver[] = []): readonly string[] {
  const [first, ...others] = documents
  const steps = others.map((document, index) => ({ changes: difference(documents[index] as JsonObject, document) }))
  return obligationsOf([firstRevision(first as JsonObject), ...steps], waivers).map(
    ({ node, attribute, locale, because }) => `${'id' in node ? node.id : node.kind} ${attribute} ${locale} ${because}`,
  )
}

/** What is owed once the text of the one question was each of these in turn. */
function owedFor(texts: readonly Text[], waivers: readonly Waiver[] = []): readonly string[] {
  return owed(
    texts.map((text) => asking({ id: 'q', text })),
    waivers,
  )
}

const [one, two, three] = [
  { en: 'one', fr: 'un' },
  { en: 'two', fr: 'deux' },
  { en: 'three', fr: 'trois' },
]

describe('what one language owes the other', () => {
  test.each<[sentence: string, texts: readonly Text[], owed: readonly string[]]>([
    ['nothing of what came whole', [one], []],
    ['the language that an insert lacks', [{ en: 'one' }], ['q text fr 0']],
    ['a language that came blank', [{ en: ' ', fr: 'un' }], ['q text en 0']],
    ['the twin of what one revision changed', [one, { ...one, en: 'two' }], ['q text fr 1']],
    ['the same the other way', [one, { ...one, fr: 'deux' }], ['q text en 1']],
    ['nothing of what one revision changed in both', [one, two], []],
    ['nothing once the twin followed', [one, { ...one, en: 'two' }, two], []],
    ['the twin because of the last change', [one, { ...one, en: 'two' }, { ...one, en: 'three' }], ['q text fr 2']],
    ['the twin again', [one, { ...one, en: 'two' }, two, { ...two, en: 'three' }], ['q text fr 3']],
    [
      'the twin still, when it went blank instead',
      [one, { ...one, en: 'two' }, { en: 'two', fr: '' }],
      ['q text fr 1'],
    ],
    ['the twin of what went', [one, { fr: 'un' }], ['q text fr 1']],
    ['nothing of what went in both', [one, {}], []],
    ['nothing of what went in one after the other', [one, { fr: 'un' }, {}], []],
    ['the language that was never there', [{ en: 'one' }, { en: 'two' }], ['q text fr 1']],
    ['nothing once the language came', [{ en: 'one' }, one, three], []],
  ])('is %s', (_, texts, expected) => {
    expect(owedFor(texts)).toEqual(expected)
  })

  test('is told of the title and of options, in the order of the document', () => {
    const options = [{ code: 'yes', label: { fr: 'Oui' } }]
    const before = asking({ id: 'q', text: one, options })
    const after = asking({ id: 'q', text: { ...one, fr: 'deux' }, options })
    expect(owed([before, { ...after, title: { en: 'New', fr: 'T' } }])).toEqual([
      'questionnaire title fr 1',
      'q text en 1',
      'yes label en 0',
    ])
  })

  test('goes with a removed question, and moves with a moved one', () => {
    const half = { id: 'q', text: { en: 'one' } }
    expect(owed([asking(half), asking()])).toEqual([])
    expect(owed([asking(half), asking(), asking({ ...half, text: one })])).toEqual([])
    expect(owed([asking(half, { id: 'r' }), asking({ id: 'r' }, half)])).toEqual(['q text fr 0'])
  })
})

describe('a waiver', () => {
  const waive = (at: number, locale: 'en' | 'fr' = 'fr'): Waiver => ({ node: q, attribute: 'text', locale, at })

  test('lets the words stand, until their twin changes again', () => {
    const texts = [one, { ...one, en: 'two' }]
    expect(owedFor(texts, [waive(1)])).toEqual([])
    expect(owedFor([...texts, { ...one, en: 'three' }], [waive(1)])).toEqual(['q text fr 2'])
    expect(owedFor([...texts, { ...one, en: 'three' }], [waive(2)])).toEqual([])
  })

  test('does nothing before there is something to waive, nor for the other language', () => {
    const texts = [one, { ...one, en: 'two' }]
    expect(owedFor(texts, [waive(0), waive(1, 'en')])).toEqual(['q text fr 1'])
  })

  test('makes a later change of the waived words a change like any other', () => {
    expect(owedFor([one, { ...one, en: 'two' }, two], [waive(1)])).toEqual(['q text en 2'])
  })
})
