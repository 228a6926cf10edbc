import { describe, expect, test } from 'vitest'
import { type Anchor, anchorTo, reattach } from '../../src/questionnaire/anchor.js'
import type { NodeName } from '../../src/questionnaire/change.js'
import type { Locale } from '../../src/questionnaire/questionnaire.js'

const q: NodeName = { kind: 'question', id: 'q' }

function saying(en: string, fr = 'Qui décide\u00a0: vous?') {
  const options = [{ code: 'yes', label: { en: 'Yes, always' } }]
  return { pages: [{ id: 'p', questions: [{ id: 'q', text: { en, fr }, options }] }] }
}

function anchored(words: string, quote: string): Anchor {
  const anchoring = anchorTo(saying(words), { node: q, attribute: 'text', locale: 'en', quote })
  if (anchoring.kind !== 'anchored') throw new Error(anchoring.kind)
  return anchoring.anchor
}

type Sought = {
  readonly node?: NodeName
  readonly attribute?: string
  readonly locale?: Locale
  readonly words?: string
}

describe('a passage that someone quotes', () => {
  function found(
    quote: string,
    { node = q, attribute = 'text', locale = 'en', words = 'Who decides, and who should decide?' }: Sought = {},
  ) {
    return anchorTo(saying(words), { node, attribute, locale, quote })
  }

  test('is anchored with what stands around it', () => {
    expect(found('should')).toEqual({
      kind: 'anchored',
      anchor: {
        node: q,
        attribute: 'text',
        locale: 'en',
        quote: 'should',
        prefix: 'ecides, and who ',
        suffix: ' decide?',
        position: 21,
      },
    })
  })

  test('is found in an option, and in the other language', () => {
    const node: NodeName = { kind: 'option', question: 'q', id: 'yes' }
    expect(found('always', { node, attribute: 'label' })).toMatchObject({ anchor: { position: 5 } })
    expect(found('décide', { locale: 'fr' })).toMatchObject({ anchor: { quote: 'décide', position: 4 } })
  })

  test('may have other white space and apostrophes than the words; the words’ own are kept', () => {
    expect(found(' Qui décide : vous?\n', { locale: 'fr' })).toMatchObject({
      anchor: { quote: 'Qui décide\u00a0: vous?', position: 0 },
    })
    expect(found("member's view", { words: 'A member’s\n  view' })).toMatchObject({
      anchor: { quote: 'member’s\n  view' },
    })
  })

  test('is literal: what looks like a pattern is not one', () => {
    expect(found('.*')).toMatchObject({ kind: 'not-found' })
    expect(found('(a+)+$ [b] {2} \\d', { words: 'Is (a+)+$ [b] {2} \\d meant?' })).toMatchObject({
      anchor: { position: 3 },
    })
  })

  test('is asked for more of when it stands there more than once, also where it overlaps itself', () => {
    expect(found('decide')).toMatchObject({ kind: 'several', positions: [4, 28] })
    expect(found('aa', { words: 'aaa' })).toMatchObject({ kind: 'several', positions: [0, 1] })
    expect(found('\u{1f600}', { words: '\u{1f600}\u{1f600}' })).toMatchObject({ kind: 'several', positions: [0, 2] })
  })

  test('is not found when it is not there, empty, or half a character', () => {
    for (const quote of ['nobody', '', ' \n', '\ud83d', '\ude00', 'Who\0'])
      expect(found(quote, { words: 'Who \u{1f600}?' })).toEqual({ kind: 'not-found', words: 'Who \u{1f600}?' })
  })

  test.each<[sentence: string, node: NodeName, attribute: string]>([
    ['a question that is not there', { kind: 'question', id: 'constructor' }, 'text'],
    ['a text that is not there', q, 'hint'],
    ['a name of the prototype', q, 'toString'],
    ['a value that is no text', q, 'id'],
  ])('has no words to be found in for %s', (_, node, attribute) => {
    expect(found('who', { node, attribute })).toEqual({ kind: 'no-words' })
  })

  test('has a context of whole characters', () => {
    const faces = '\u{1f600}'.repeat(40)
    expect(found('here', { words: `${faces}here${faces}` })).toMatchObject({
      anchor: { prefix: '\u{1f600}'.repeat(16), suffix: '\u{1f600}'.repeat(16), position: 80 },
    })
  })
})

describe('an anchor', () => {
  const anchor = anchored('Who decides, and who should decide?', 'should')

  test.each<[position: number | undefined, sentence: string, en: string]>([
    [21, 'as nothing changed', 'Who decides, and who should decide?'],
    [21, 'as the words before it changed in place', 'Who choosss, und who should decide?'],
    [27, 'as something came before it', 'Today, who decides, and who should decide?'.slice(1)],
    [undefined, 'as its context changed and it moved', 'And who should really decide?'],
    [undefined, 'as it was reworded', 'Who decides, and who ought to decide?'],
    [
      undefined,
      'as it now stands twice with its context',
      'Then, who decides, and who should decide? Who decides, and who should decide?',
    ],
    [undefined, 'as all words went', ''],
  ])('stands at %s, %s', (position, _, en) => {
    const expected = position === undefined ? { kind: 'detached', quote: 'should' } : { kind: 'attached', position }
    expect(reattach(anchor, saying(en))).toEqual(expected)
  })

  test('goes with its question to another page, and is detached with its old words when that is removed', () => {
    const [page] = saying('Who decides, and who should decide?').pages
    expect(reattach(anchor, { pages: [{ id: 'new', questions: page!.questions }] })).toEqual({
      kind: 'attached',
      position: 21,
    })
    expect(reattach(anchor, { pages: [{ ...page!, questions: [] }] })).toEqual({ kind: 'detached', quote: 'should' })
    expect(reattach({ ...anchor, locale: 'fr' }, saying('should'))).toEqual({ kind: 'detached', quote: 'should' })
  })

  test('is never put on half a character', () => {
    const face = anchored('a\u{1f600}b', '\u{1f600}')
    expect(reattach(face, saying('xa\u{1f600}b'))).toEqual({ kind: 'attached', position: 2 })
    expect(reattach({ ...face, quote: '\ud83d' }, saying('a\u{1f600}b'))).toMatchObject({ kind: 'detached' })
    expect(reattach({ ...face, quote: '' }, saying('a\u{1f600}b'))).toMatchObject({ kind: 'detached' })
  })
})
