import { afterAll, beforeAll, expect, test } from 'vitest'
import { createConsultation } from '../../src/consultation/consultation-store.js'
import { connect, type Database } from '../../src/database/connect.js'
import type { Change } from '../../src/questionnaire/change.js'
import { reviewsWithin } from '../../src/revision/review-store.js'
import { standingOf } from '../../src/revision/review.js'
import { type StoryAct, tellStory } from '../../src/revision/story.js'
import { freshDatabase, type FreshDatabase } from '../support/database.js'
import { wells, wellsQuestionnaire } from '../support/wells.js'
import { asDocument } from './roundtable.js'

let fresh: FreshDatabase
let db: Database
let count = 0

beforeAll(async () => {
  fresh = await freshDatabase()
  db = connect(fresh.ownerUrl)
})

afterAll(async () => {
  await db.destroy()
  await fresh.drop()
})

const reason = { en: 'Plainer.', fr: 'Plus simple.' }
const member = (day: number) => ({ by: 'member-4', day })
const editor = (day: number) => ({ by: 'editor-1', day })

function reword(locale: 'en' | 'fr', from: string, to: string): readonly Change[] {
  return [{ kind: 'set', node: { kind: 'question', id: 'a1' }, attribute: 'text', locale, from, to }]
}

const english = reword('en', 'Should we dig it?', 'Do we need it?')
const french = reword('fr', 'Faut-il le creuser?', 'Le faut-il?')

const acts: readonly StoryAct[] = [
  { act: 'open-draft', ...editor(-52) },
  {
    act: 'comment',
    ...member(-41),
    question: 'a1',
    passage: { attribute: 'text', locale: 'en', quote: 'dig it' },
    words: { en: 'Dig what?' },
  },
  { act: 'comment', by: 'member-2', day: -41, question: 'a1', replyTo: 1, words: { fr: 'En effet.' } },
  {
    act: 'propose',
    ...member(-40),
    question: 'a1',
    categories: ['clarify'],
    reason: { en: 'Clearer.' },
    changes: english,
  },
  { act: 'propose', ...member(-40), question: 'a1', categories: ['typo'], reason: { en: 'x' }, changes: english },
  { act: 'support', by: 'member-2', day: -40, proposal: 1 },
  { act: 'withdraw', ...member(-39), proposal: 2 },
  {
    act: 'hold-meeting',
    ...editor(-39),
    place: { en: 'Montréal', fr: 'Montréal' },
    from: -41,
    to: -39,
    present: ['member-4'],
  },
  { act: 'decide', ...editor(-20), proposal: 1, outcome: 'accepted', reason },
  { act: 'revise', ...editor(-19), reason, changes: french },
  { act: 'request-publication', ...editor(-1) },
  { act: 'confirm-publication', by: 'editor-2', day: 0 },
]

async function tell(told: readonly StoryAct[]) {
  const id = `wells-${++count}`
  return db.transaction().execute(async (trx) => {
    await createConsultation(trx, { ...wells, id, slug: { en: id, fr: id } })
    const reviews = reviewsWithin(trx)
    await tellStory({
      story: { acts: told },
      draft: asDocument(wellsQuestionnaire()),
      opensOn: '2026-05-04',
      read: () => reviews.read(id),
      act: (by, at, act) => reviews.act({ consultation: id, by, at }, act),
    })
    return reviews.read(id)
  })
}

test('a story is done again through the acts of pages, each on its day', async () => {
  const review = await tell(acts)
  expect([...review.proposals.values()].map(standingOf)).toEqual(['accepted', 'withdrawn'])
  expect(review.comments.get(1)).toMatchObject({ by: 'member-4', passage: { quote: 'dig it', start: 10 } })
  expect(review.comments.get(2)).toMatchObject({ replyTo: 1, locale: 'fr' })
  expect(review.meetings).toMatchObject([{ from: '2026-03-24', to: '2026-03-26' }])
  expect(review.draft!.revisions.map(({ at }) => at.slice(0, 10))).toEqual(['2026-03-13', '2026-04-14', '2026-04-15'])
  expect(review.publications).toMatchObject([{ version: 1, revision: 2, requestedBy: 'editor-1', by: 'editor-2' }])
})

test.for<[string, readonly StoryAct[]]>([
  ['the owed French is missing', acts.filter(({ act }) => act !== 'revise')],
  ['one person publishes alone', acts.with(-1, { act: 'confirm-publication', ...editor(0) })],
  [
    'the passage is not there',
    acts.with(1, { ...acts[1]!, passage: { attribute: 'text', locale: 'en', quote: '?!' } } as StoryAct),
  ],
  ['it is decided twice', [...acts, acts.find(({ act }) => act === 'decide')!]],
])('a story in which %s cannot be told, and leaves nothing', async ([, told]) => {
  await expect(tell(told)).rejects.toThrow(/is refused|is not in/)
  const events = await db.selectFrom('event').select('number').where('consultation', '=', `wells-${count}`).execute()
  expect(events).toEqual([])
})
