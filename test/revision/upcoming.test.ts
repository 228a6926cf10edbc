import { expect, test } from 'vitest'
import { confirmPublication, requestPublication } from '../../src/revision/publish.js'
import { edit } from '../../src/revision/revise.js'
import { upcomingOf } from '../../src/revision/upcoming.js'
import { spring } from '../stories/spring.js'
import { type Draftable, editOf, openRoundtable } from './roundtable.js'

const reason = { en: 'Clearer', fr: 'Plus clair' }

function upcomingAfter(change: (document: Draftable) => void) {
  const roundtable = openRoundtable(spring)
  roundtable.do('editor-1', requestPublication())
  roundtable.do('editor-2', confirmPublication())
  roundtable.do('editor-1', edit({ ...editOf(roundtable, change), reason }))
  const { draft, publications } = roundtable.review()
  return upcomingOf(draft!, publications[0]!)
}

test('a question that changed is told with what that does to its answers', () => {
  const upcoming = upcomingAfter(({ pages }) => {
    pages[0]!.questions[0]!.text.en = 'How deep, in metres?'
    pages[0]!.title.en = 'Water'
  })
  expect(upcoming).toEqual({
    comparability: 'wording',
    questions: [{ id: 'depth', kind: 'changed', comparability: 'wording' }],
    others: 1,
  })
})

test('new questions come in the order of the draft, and those no longer asked after them', () => {
  const upcoming = upcomingAfter(({ pages }) => {
    pages[0]!.questions.splice(1, 1)
    pages[1]!.questions.push({ id: 'age', kind: 'number', text: { en: 'How old is it?', fr: 'Quel âge a-t-elle?' } })
  })
  expect(upcoming).toMatchObject({
    questions: [
      { id: 'age', kind: 'new' },
      { id: 'name', kind: 'removed' },
    ],
    others: 0,
  })
})

test('a question that only moved has changed too', () => {
  const upcoming = upcomingAfter(({ pages }) => pages[0]!.questions.reverse())
  expect(upcoming.questions.map(({ kind }) => kind)).toContain('changed')
  expect(upcoming.others).toBe(0)
})
