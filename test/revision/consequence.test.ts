import { beforeEach, describe, expect, test } from 'vitest'
import { areAtOdds, obligationsOpened, questionsAffected } from '../../src/revision/consequence.js'
import { accept } from '../../src/revision/decide.js'
import { foresee } from '../../src/revision/foresight.js'
import { obligationsOf } from '../../src/revision/obligation.js'
import { propose } from '../../src/revision/propose.js'
import { edit } from '../../src/revision/revise.js'
import { wellsQuestionnaire } from '../support/wells.js'
import { type Draftable, editOf, openRoundtable, type Roundtable } from './roundtable.js'

let roundtable: Roundtable
const reason = { en: 'Because.', fr: 'Parce que.' }

beforeEach(() => {
  roundtable = openRoundtable(wellsQuestionnaire())
})

type Change = (document: Draftable) => void

const askIn =
  (locale: 'en' | 'fr', words: string): Change =>
  ({ pages }) =>
    void (pages[0]!.questions[0]!.text[locale] = words)
const title: Change = (document) => void (document.title.en = 'Other wells')

function foreseen(change: Change) {
  const foresight = foresee(roundtable.review().draft!, editOf(roundtable, change))
  if (foresight.kind !== 'fits') throw new Error(foresight.kind)
  return foresight
}

describe('what a change would open', () => {
  test('is what the draft owes after it and does not owe before', () => {
    const wanted = foreseen(askIn('en', 'Do we need it?'))
    const opened = obligationsOpened(roundtable.review(), wanted)
    expect(opened).toMatchObject([{ attribute: 'text', locale: 'fr' }])
    roundtable.do('editor-1', edit({ ...editOf(roundtable, askIn('en', 'Do we need it?')), reason }))
    expect(obligationsOf(roundtable.review())).toEqual(opened)
    expect(obligationsOpened(roundtable.review(), foreseen(askIn('en', 'Do we?')))).toEqual([])
  })

  test('is nothing when both languages change, or the one that was owed', () => {
    roundtable.do('editor-1', edit({ ...editOf(roundtable, askIn('en', 'Do we need it?')), reason }))
    expect(obligationsOpened(roundtable.review(), foreseen(askIn('fr', 'Le faut-il?')))).toEqual([])
  })
})

describe('two changes are at odds', () => {
  const areOpposed = (one: Change, other: Change) =>
    areAtOdds(roundtable.review().draft!, foreseen(one).changes, foreseen(other).changes)

  test('when both say something else of the same words', () => {
    expect(areOpposed(askIn('en', 'One?'), askIn('en', 'Other?'))).toBe(true)
  })

  test('but not when they say the same, touch two languages, or two things', () => {
    expect(areOpposed(askIn('en', 'One?'), askIn('en', 'One?'))).toBe(false)
    expect(areOpposed(askIn('en', 'One?'), askIn('fr', 'Une?'))).toBe(false)
    expect(areOpposed(askIn('en', 'One?'), title)).toBe(false)
  })
})

test('an acceptance of a draft that moved on since it was seen is refused, and decides nothing', () => {
  const proposing = { ...editOf(roundtable, title), categories: ['clarify'] as const, reason: { en: 'So.' } }
  roundtable.do('member-1', propose(proposing))
  roundtable.do('editor-2', edit({ ...editOf(roundtable, askIn('en', 'Do we need it?')), reason }))
  expect(roundtable.do('editor-1', accept({ proposal: 1, reason, seen: 0 }))).toEqual({ kind: 'moved-on' })
  expect(roundtable.do('editor-1', accept({ proposal: 1, reason, seen: 1 }))).toMatchObject({ kind: 'accepted' })
})

test('answers are held to questions that change or go, and to none that only comes', () => {
  const changes = [
    { kind: 'insert', place: { parent: { kind: 'page', id: 'p1' }, list: 'questions' }, content: { id: 'new' } },
    { kind: 'set', node: { kind: 'question', id: 'a1' }, attribute: 'required', to: true },
    { kind: 'set', node: { kind: 'question', id: 'a1' }, attribute: 'sensitive', to: true },
  ] as const
  const answer = { code: 'later', label: { en: 'Later', fr: 'Plus tard' } }
  const offered = {
    kind: 'insert',
    place: { parent: { kind: 'question', id: 'b1' }, list: 'options' },
    content: answer,
  } as const
  expect(questionsAffected([...changes, offered])).toEqual(['a1', 'b1'])
})
