import { expect, test } from 'vitest'
import type { Change, JsonObject } from '../../src/questionnaire/change.js'
import { toldComparability } from '../../src/questionnaire/comparability-told.js'

const question: JsonObject = { id: 'depth', kind: 'number' }
const ofPage = { parent: { kind: 'page', id: 'wells' }, list: 'questions' } as const
const ofDocument = { parent: { kind: 'questionnaire' }, list: 'pages' } as const
const title: Change = {
  kind: 'set',
  node: { kind: 'page', id: 'wells' },
  attribute: 'title',
  locale: 'en',
  to: 'Wells',
}
const comes: Change = { kind: 'insert', place: ofPage, content: question }
const goes: Change = { kind: 'remove', place: ofPage, content: question }

test('a question that goes leaves no answers to compare, whatever else changes beside it', () => {
  for (const changes of [[goes], [title, goes], [comes, goes]]) expect(toldComparability('none', changes)).toBe('gone')
})

test('a page takes its questions along; one that has none takes nothing', () => {
  const page = (questions: readonly JsonObject[]): Change => ({
    kind: 'remove',
    place: ofDocument,
    content: { id: 'wells', questions },
  })
  expect(toldComparability('none', [page([question])])).toBe('gone')
  expect(toldComparability('none', [page([])])).toBe('none')
})

test('a question that comes has no answers from before', () => {
  expect(toldComparability('none', [comes])).toBe('new')
})

test('what is worse than nothing is told as it is, and nothing as nothing', () => {
  expect(toldComparability('meaning', [goes])).toBe('meaning')
  expect(toldComparability('none', [title])).toBe('none')
})
