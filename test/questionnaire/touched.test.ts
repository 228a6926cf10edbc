import { expect, test } from 'vitest'
import { type Change, type JsonObject, type NodeName } from '../../src/questionnaire/change.js'
import { questionsTouched, touchesBeside } from '../../src/questionnaire/touched.js'

const whole: NodeName = { kind: 'questionnaire' }
const page: NodeName = { kind: 'page', id: 'garden' }
const question: NodeName = { kind: 'question', id: 'depth' }
const option: NodeName = { kind: 'option', question: 'depth', id: 'deep' }
const asked: JsonObject = { id: 'depth', kind: 'single', options: [{ code: 'deep' }, { code: 'shallow' }] }

const set = (node: NodeName): Change => ({ kind: 'set', node, attribute: 'hint', to: 'x' })
const insert = (parent: NodeName, list: string, content: JsonObject): Change => ({
  kind: 'insert',
  place: { parent, list },
  content,
})

test.for<[what: string, change: Change, questions: readonly string[], isBeside: boolean]>([
  ['a word of a question', set(question), ['depth'], false],
  ['a word of an option', set(option), ['depth'], false],
  ['an option that comes', insert(question, 'options', { code: 'deep' }), ['depth'], false],
  ['a question that comes with its options', insert(page, 'questions', asked), ['depth'], false],
  [
    'a page that comes with its questions',
    insert(whole, 'pages', { id: 'garden', questions: [asked, { id: 'name' }] }),
    ['depth', 'name'],
    true,
  ],
  ['a word of a page', set(page), [], true],
  ['a word of the whole', set(whole), [], true],
])('%s touches just its questions', ([, change, questions, isBeside]) => {
  expect(questionsTouched(change)).toEqual(questions)
  expect(touchesBeside(change)).toBe(isBeside)
})
