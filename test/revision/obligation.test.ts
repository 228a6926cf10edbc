import { beforeEach, expect, test } from 'vitest'
import { obligationsOf } from '../../src/revision/obligation.js'
import { edit } from '../../src/revision/revise.js'
import { waive } from '../../src/revision/waive.js'
import { wellsQuestionnaire } from '../support/wells.js'
import { type Draftable, editOf, openRoundtable, type Roundtable } from './roundtable.js'

let roundtable: Roundtable
const reason = { en: 'Because.', fr: 'Parce que.' }

beforeEach(() => {
  roundtable = openRoundtable(wellsQuestionnaire())
})

function revise(change: (document: Draftable) => void): void {
  expect(roundtable.do('editor-1', edit({ ...editOf(roundtable, change), reason })).kind).toBe('revised')
}

const question = { kind: 'question', id: 'a1' } as const
const askIn = (locale: 'en' | 'fr', words: string) =>
  revise(({ pages }) => void (pages[0]!.questions[0]!.text[locale] = words))
const owed = () =>
  obligationsOf(roundtable.review()).map(({ node, attribute, locale, revision }) => [node, attribute, locale, revision])

test('a text that changes in one language is owed in the other, until that one changes', () => {
  askIn('en', 'Do we need it?')
  expect(owed()).toEqual([[question, 'text', 'fr', 1]])
  askIn('fr', 'En avons-nous besoin?')
  expect(owed()).toEqual([])
})

test('it works the other way round, and a text that changes in both owes nothing', () => {
  askIn('fr', 'En avons-nous besoin?')
  expect(owed()).toEqual([[question, 'text', 'en', 1]])
  revise(({ pages }) => void (pages[0]!.questions[0]!.text = { en: 'Is it needed?', fr: 'Le faut-il?' }))
  expect(owed()).toEqual([])
})

test('the first side changing again is owed since then', () => {
  askIn('en', 'Do we need it?')
  askIn('en', 'Is it needed?')
  expect(owed()).toEqual([[question, 'text', 'fr', 2]])
})

test('what comes in one language is owed in the other; a whole option owes nothing', () => {
  revise(({ pages }) => {
    const asked = pages[0]!.questions[0]!
    if (asked.kind !== 'single') return
    asked.options.push({ code: 'later', label: { en: 'Later' } as never })
    asked.options.push({ code: 'never', label: { en: 'Never', fr: 'Jamais' } })
  })
  const later = { kind: 'option', question: 'a1', id: 'later' }
  expect(owed()).toEqual([[later, 'label', 'fr', 1]])
})

test('nothing is owed of what has gone', () => {
  askIn('en', 'Do we need it?')
  revise(({ pages }) => {
    pages[0]!.questions[0] = { ...pages[0]!.questions[0]!, id: 'a2' }
  })
  expect(owed()).toEqual([])
})

test('an editor waives what needs no change, with a reason, and only what is owed', () => {
  const waiving = { node: question, attribute: 'text', locale: 'fr', reason } as const
  expect(roundtable.do('editor-1', waive(waiving))).toEqual({ kind: 'not-owed' })
  askIn('en', 'Do we need it ?')
  expect(roundtable.do('editor-1', waive(waiving))).toEqual({ kind: 'waived' })
  expect(owed()).toEqual([])
  // What is waived is the change as it was.
  askIn('en', 'Must we?')
  expect(owed()).toEqual([[question, 'text', 'fr', 2]])
})

test('what changed in one language and went back is owed no more once it is as it was', () => {
  askIn('en', 'Do we need it?')
  askIn('fr', 'En avons-nous besoin?')
  askIn('fr', 'Faut-il le creuser?')
  expect(owed()).toEqual([[question, 'text', 'en', 3]])
})

test('what is taken away owes nothing, and owes anew when it comes back in one language', () => {
  askIn('en', 'Do we need it?')
  const removed = structuredClone(roundtable.review().draft!.document) as unknown as Draftable
  revise(({ pages }) => void (pages[0]!.questions = [{ ...pages[0]!.questions[0]!, id: 'a2' }]))
  const back = { ...removed.pages[0]!.questions[0]!, text: { fr: 'Le faut-il?' } as never }
  const edited = editOf(roundtable, ({ pages }) => void pages[0]!.questions.push(back))
  expect(roundtable.do('editor-1', edit({ ...edited, reason, sameAsBefore: true })).kind).toBe('revised')
  expect(owed()).toEqual([[question, 'text', 'en', 3]])
})

test('blank words give nothing', () => {
  revise(({ pages }) => {
    const asked = pages[0]!.questions[0]!
    if (asked.kind === 'single') asked.options.push({ code: 'later', label: { en: 'Later', fr: ' ' } })
  })
  expect(owed()).toEqual([[{ kind: 'option', question: 'a1', id: 'later' }, 'label', 'fr', 1]])
})
