import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createConsultation } from '../../src/consultation/consultation-store.js'
import { loadVersions } from '../../src/consultation/version-store.js'
import { connect, type Database } from '../../src/database/connect.js'
import { findEvents, findHead } from '../../src/history/history-store.js'
import type { Change } from '../../src/questionnaire/change.js'
import type { ReviewAct } from '../../src/revision/acting.js'
import { accept, settle } from '../../src/revision/decide.js'
import { openDraft } from '../../src/revision/open-draft.js'
import { propose } from '../../src/revision/propose.js'
import { confirmPublication, requestPublication } from '../../src/revision/publish.js'
import { openReviewStore, type ReviewStore } from '../../src/revision/review-store.js'
import { standingOf } from '../../src/revision/review.js'
import { edit } from '../../src/revision/revise.js'
import { freshDatabase, type FreshDatabase } from '../support/database.js'
import { wells, wellsQuestionnaire } from '../support/wells.js'
import { asDocument } from './roundtable.js'

let fresh: FreshDatabase
let owner: Database
/** Two processes. */
let apps: readonly Database[]
let one: ReviewStore
let two: ReviewStore
let consultation = ''
let count = 0

const because = { en: 'Because.', fr: 'Parce que.' }

beforeAll(async () => {
  fresh = await freshDatabase()
  owner = connect(fresh.ownerUrl)
  apps = [connect(fresh.appUrl), connect(fresh.appUrl)]
  ;[one, two] = apps.map((app) => openReviewStore(app)) as [ReviewStore, ReviewStore]
})

afterAll(async () => {
  await Promise.all([owner.destroy(), ...apps.map((app) => app.destroy())])
  await fresh.drop()
})

beforeEach(async () => {
  consultation = `wells-${++count}`
  const slug = { en: consultation, fr: consultation }
  await owner.transaction().execute((trx) => createConsultation(trx, { ...wells, id: consultation, slug }))
  await act(one, 'editor-1', openDraft({ document: asDocument(wellsQuestionnaire()), origin: 'new' }))
})

function act<Result>(store: ReviewStore, by: string, what: ReviewAct<Result>): Promise<Result> {
  return store.act({ consultation, by, at: new Date('2026-03-02T15:04:05.678Z') }, what)
}

function reword(from: string, to: string): readonly Change[] {
  return [{ kind: 'set', node: { kind: 'question', id: 'a1' }, attribute: 'text', locale: 'en', from, to }]
}

const asked = 'Should we dig it?'

async function proposeRewording(to: string): Promise<number> {
  const what = propose({ madeOn: 0, changes: reword(asked, to), categories: ['simplify'], reason: { en: 'Shorter.' } })
  const proposed = await act(one, 'member-4', what)
  return proposed.kind === 'proposed' ? proposed.proposal : 0
}

test('what one process does another sees, and sees again after more', async () => {
  const proposal = await proposeRewording('Do we dig it?')
  expect((await two.read(consultation)).proposals.size).toBe(1)
  await act(two, 'editor-1', accept({ proposal, reason: because }))
  expect(standingOf((await one.read(consultation)).proposals.get(proposal)!)).toBe('accepted')
  expect(await one.read(consultation)).toEqual(await openReviewStore(owner).read(consultation))
})

test('two editors at once: one decision lands, and the other is told what was decided', async () => {
  for (let round = 0; round < 10; round++) {
    const proposal = await proposeRewording(`Wording ${round}?`)
    const decline = () => settle({ proposal, outcome: 'declined', reason: because })
    const results = await Promise.all([act(one, 'editor-1', decline()), act(two, 'editor-2', decline())])
    expect(results.map(({ kind }) => kind).toSorted()).toEqual(['decided', 'settled'])
  }
})

test('two editors at once on the same words: one revision lands, the other is shown both wordings', async () => {
  const revise = (store: ReviewStore, by: string) =>
    act(store, by, edit({ madeOn: 0, changes: reword(asked, `By ${by}`), reason: because }))
  const results = await Promise.all([revise(one, 'editor-1'), revise(two, 'editor-2')])
  expect(results.map(({ kind }) => kind).toSorted()).toEqual(['conflict', 'revised'])
  expect((await one.read(consultation)).draft!.revisions).toHaveLength(2)
})

test('a publication, its event and its version are there together', async () => {
  await act(one, 'editor-1', requestPublication())
  const results = await Promise.all([
    act(one, 'editor-2', confirmPublication()),
    act(two, 'editor-2', confirmPublication()),
  ])
  expect(results.map(({ kind }) => kind).toSorted()).toEqual(['not-requested', 'published'])
  const versions = (await loadVersions(owner)).filter((version) => version.consultation === consultation)
  const { publications } = await two.read(consultation)
  expect(versions).toHaveLength(1)
  expect(publications).toMatchObject([{ version: 1, fingerprint: versions[0]!.fingerprint }])
})

test('an act that fails has not happened, and the next one goes on from what was', async () => {
  const before = await findHead(owner, consultation)
  const failing: ReviewAct<never> = {
    act: () => {
      throw new Error('the act failed')
    },
  }
  await expect(act(one, 'member-4', failing)).rejects.toThrow('the act failed')
  expect(await findHead(owner, consultation)).toEqual(before)
  expect(await proposeRewording('Do we dig it?')).toBe(1)
})

test('what is refused leaves no event and no utterance', async () => {
  const utterances = () => owner.selectFrom('utterance').selectAll().execute()
  const before = { events: await findEvents(owner, consultation), utterances: await utterances() }
  expect(await act(one, 'editor-1', accept({ proposal: 9, reason: because }))).toEqual({ kind: 'unknown' })
  expect({ events: await findEvents(owner, consultation), utterances: await utterances() }).toEqual(before)
})

test('a transaction reads on from what is known, and leaves nothing known when it fails', async () => {
  await proposeRewording('Do we dig it?')
  const known = await one.read(consultation)
  const what = propose({
    madeOn: 0,
    changes: reword(asked, 'Dig?'),
    categories: ['simplify'],
    reason: { en: 'Shorter.' },
  })
  const failing = apps[0]!.transaction().execute(async (trx) => {
    const within = one.within(trx)
    await act(within, 'member-5', what)
    const told = await within.read(consultation)
    expect([told.proposals.size, told.proposals.get(1)]).toEqual([2, known.proposals.get(1)])
    expect(told.proposals.get(1)).toBe(known.proposals.get(1))
    throw new Error('the transaction failed')
  })
  await expect(failing).rejects.toThrow('the transaction failed')
  expect((await one.read(consultation)).proposals.size).toBe(1)
})
