import { beforeEach, describe, expect, test } from 'vitest'
import { fingerprint } from '../../src/questionnaire/canonical.js'
import {
  confirmPublication,
  obstaclesTo,
  requestPublication,
  requireSecondPerson,
  revertTo,
  withdrawRequest,
} from '../../src/revision/publish.js'
import { edit } from '../../src/revision/revise.js'
import { wellsQuestionnaire } from '../support/wells.js'
import { type Draftable, editOf, openRoundtable, type Roundtable } from './roundtable.js'

let roundtable: Roundtable
const because = { en: 'Because.', fr: 'Parce que.' }

beforeEach(() => {
  roundtable = openRoundtable(wellsQuestionnaire())
})

function revise(change: (document: Draftable) => void): void {
  expect(roundtable.do('editor-1', edit({ ...editOf(roundtable, change), reason: because })).kind).toBe('revised')
}

const retitle = (en: string, fr: string) => revise((document) => void (document.title = { en, fr }))
const request = (by = 'editor-1') => roundtable.do(by, requestPublication())
const confirm = (by = 'editor-2') => roundtable.do(by, confirmPublication())
const published = () => roundtable.review().publications.map(({ version, revision }) => [version, revision])

test('publishing takes two people: one asks, another confirms', () => {
  expect(confirm()).toEqual({ kind: 'not-requested' })
  expect(request()).toEqual({ kind: 'requested' })
  expect(confirm('editor-1')).toEqual({ kind: 'same-person' })
  expect(confirm('editor-2')).toEqual({ kind: 'published', version: 1 })
  expect(roundtable.outcome().version).toEqual(roundtable.review().draft!.document)
  expect(roundtable.review().publications).toMatchObject([
    {
      version: 1,
      revision: 0,
      by: 'editor-2',
      requestedBy: 'editor-1',
      fingerprint: fingerprint(wellsQuestionnaire()),
    },
  ])
  expect(confirm()).toEqual({ kind: 'not-requested' })
})

test('what was asked for lapses when the draft moves on, and can be taken back', () => {
  request()
  retitle('Another well', 'Un autre puits')
  expect(confirm()).toEqual({ kind: 'not-requested' })
  request()
  expect(roundtable.do('editor-2', withdrawRequest())).toEqual({ kind: 'reason-missing' })
  expect(roundtable.do('editor-1', withdrawRequest())).toEqual({ kind: 'withdrawn', requestedBy: 'editor-1' })
  expect(confirm()).toEqual({ kind: 'not-requested' })
  expect(published()).toEqual([])
})

test('one person is enough where someone has said so, which is in the history with the reason', () => {
  expect(roundtable.do('editor-1', requireSecondPerson({ required: true, reason: because }))).toEqual({
    kind: 'set-already',
  })
  roundtable.do('editor-1', requireSecondPerson({ required: false, reason: because }))
  expect(roundtable.outcome().deeds).toMatchObject([{ kind: 'second-person-required', actor: 'editor-1' }])
  expect(request()).toEqual({ kind: 'published', version: 1 })
})

describe('nothing is published', () => {
  test('while dates are unset', () => {
    roundtable = openRoundtable(wellsQuestionnaire(), { hasDates: false })
    expect(request()).toEqual({ kind: 'blocked', obstacles: [{ kind: 'dates-unset' }] })
  })

  test('that is what the last version is', () => {
    request()
    confirm()
    expect(request()).toEqual({ kind: 'blocked', obstacles: [{ kind: 'nothing-new' }] })
  })

  test('in one language: what is missing is an obstacle', () => {
    revise(({ pages }) => void delete (pages[0]!.questions[0]!.text as { fr?: string }).fr)
    const refused = request()
    expect(refused.kind === 'blocked' && refused.obstacles).toContainEqual({
      kind: 'problem',
      problem: expect.objectContaining({ code: 'language-missing' }) as unknown,
    })
  })

  test('with a text that changed in one language, until its twin changes too', () => {
    retitle('Another well', 'Un deuxième puits')
    const owed = { kind: 'owed', node: { kind: 'questionnaire' }, attribute: 'title', locale: 'fr' }
    expect(request()).toEqual({ kind: 'blocked', obstacles: [owed] })
    retitle('Another well', 'Un autre puits')
    expect(obstaclesTo(roundtable.review(), { hasDates: true })).toEqual([])
    expect(request()).toEqual({ kind: 'requested' })
  })
})

test('going back to an older version is a revision with a reason, and publishing it a new version', () => {
  request()
  confirm()
  retitle('Another well', 'Un autre puits')
  request()
  confirm()
  expect(roundtable.do('editor-1', revertTo({ version: 9, reason: because }))).toEqual({ kind: 'version-unknown' })
  expect(roundtable.do('editor-1', revertTo({ version: 1, reason: because }))).toEqual({ kind: 'revised', revision: 2 })
  expect(roundtable.review().draft!.revisions[2]).toMatchObject({ because: { kind: 'reversion', version: 1 } })
  request()
  confirm()
  expect(published()).toEqual([
    [1, 0],
    [2, 1],
    [3, 2],
  ])
  const [first, , third] = roundtable.review().publications
  expect(third!.fingerprint).toBe(first!.fingerprint)
})
