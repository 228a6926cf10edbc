import { describe, expect, test } from 'vitest'
import { attach, findPassage } from '../../src/revision/passage.js'
import { wellsQuestionnaire } from '../support/wells.js'
import { asDocument } from './roundtable.js'

function documentAsking(en: string, fr = 'Combien d’eau vous faut-il?') {
  const whole = wellsQuestionnaire()
  const question = { ...whole.pages[0]!.questions[0]!, text: { en, fr } }
  return asDocument({ ...whole, pages: [{ ...whole.pages[0]!, questions: [question] }] })
}

const find = (quote: string, document = documentAsking('How much water do you need?'), locale?: 'en' | 'fr') =>
  findPassage(document, { question: 'a1', quote, ...(locale && { locale }) })

function passageOf(quote: string, en: string) {
  const found = find(quote, documentAsking(en))
  if (found.kind === 'absent') throw new Error(`There is no ${quote}`)
  return found.kind === 'found' ? found.passage : found.passages.at(-1)!
}

test('a passage is found in the words of the question and of its options, in either language', () => {
  expect(find('much water')).toEqual({
    kind: 'found',
    passage: {
      node: { kind: 'question', id: 'a1' },
      attribute: 'text',
      locale: 'en',
      quote: 'much water',
      prefix: 'How ',
      suffix: ' do you need?',
      start: 4,
    },
  })
  expect(find('Oui')).toMatchObject({
    passage: { node: { kind: 'option', question: 'a1', id: 'yes' }, attribute: 'label', locale: 'fr' },
  })
})

test('it does not matter how a person types apostrophes and spaces; the passage has the words as they stand', () => {
  const document = documentAsking('x', 'Combien d’eau\u00a0: dites-le')
  expect(find(" d'eau : dites ", document)).toMatchObject({ passage: { quote: 'd’eau\u00a0: dites', locale: 'fr' } })
})

test.for(['', '   ', 'wine', 'HOW', 'need?x', '\ude00'])('"%s" is not there', (quote) => {
  expect(find(quote)).toEqual({ kind: 'absent' })
})

test('nor is anything in a question that is not there, or in the other language', () => {
  expect(findPassage(documentAsking('Water'), { question: 'z9', quote: 'Water' })).toEqual({ kind: 'absent' })
  expect(find('Combien', undefined, 'en')).toEqual({ kind: 'absent' })
})

test('words that stand more than once are all found, in the order of the question', () => {
  const found = find('a', documentAsking('a well and a pump', 'x'), 'en')
  if (found.kind !== 'several') throw new Error(`Not several: ${found.kind}`)
  expect(found.passages.slice(0, 3).map(({ start, suffix }) => [start, suffix])).toEqual([
    [0, ' well and a pump'],
    [7, 'nd a pump'],
    [11, ' pump'],
  ])
})

test('half of a character is no quote', () => {
  expect(find('\ude00', documentAsking('a 😀 well'))).toEqual({ kind: 'absent' })
})

test('what stands around it is never cut inside a character', () => {
  const { prefix, suffix } = passageOf('well', `${'😀'.repeat(20)}a well a${'😀'.repeat(20)}`)
  for (const context of [prefix, suffix]) expect(context.isWellFormed()).toBe(true)
})

describe('when the draft moves on, a passage', () => {
  test.for([
    ['stays where it is', 'How much water do you need?', 'How much water do they need?', 4],
    ['moves with its words', 'How much water do you need?', 'Please say how much water you use.', 15],
    ['is told from others by what stands around it', 'the well or the well now', 'and the well or the well now', 20],
  ] as const)('%s', ([, before, after, start]) => {
    const quote = before.includes('much water') ? 'much water' : 'well'
    expect(attach(passageOf(quote, before), documentAsking(after))).toEqual({
      kind: 'attached',
      start,
      end: start + quote.length,
    })
  })

  test.for([
    ['whose words have changed', 'Do you need wine?'],
    ['whose words stand twice, and differently', 'Very much water is not much water'],
  ] as const)('%s keeps its old words, detached', ([, after]) => {
    expect(attach(passageOf('much water', 'How much water do you need?'), documentAsking(after))).toEqual({
      kind: 'detached',
    })
  })

  test('of a question that has gone keeps its old words, detached', () => {
    const passage = passageOf('much water', 'How much water do you need?')
    expect(attach({ ...passage, node: { kind: 'question', id: 'z9' } }, documentAsking('How much water?'))).toEqual({
      kind: 'detached',
    })
    expect(attach({ ...passage, attribute: '__proto__' }, documentAsking('How much water?'))).toEqual({
      kind: 'detached',
    })
  })
})
