import fc from 'fast-check'
import { expect, test } from 'vitest'
import { apply } from '../../src/questionnaire/apply.js'
import { canonicalJson } from '../../src/questionnaire/canonical.js'
import type { Change, JsonObject } from '../../src/questionnaire/change.js'
import { difference } from '../../src/questionnaire/difference.js'
import { merge } from '../../src/questionnaire/merge.js'
import { areAtOdds } from '../../src/revision/consequence.js'
import { rebase } from '../../src/revision/rebase.js'
import type { Draft, Revision } from '../../src/revision/review.js'
import { anyEdited, numRuns, slightlyEdited } from '../questionnaire/algebra/documents.js'
import { timeWorked } from '../support/time-worked.js'
import { wellsQuestionnaire } from '../support/wells.js'
import { asDocument } from './roundtable.js'

const anyEdits = fc.oneof(anyEdited, slightlyEdited)

test('changes of an older revision come to what a merge of whole documents says', () => {
  const checked = fc.property(anyEdits, ({ base, ours, theirs }) => {
    const draft = draftOf(base, difference(base, ours))
    expect(outcomeOf(draft, difference(base, theirs))).toEqual(mergedTo(base, draft.document, theirs))
  })
  fc.assert(checked, { numRuns })
})

test('words where someone has put a list meanwhile are in conflict with it', () => {
  const base = { text: null }
  const ours = { ...base, pages: [{ id: 'p1' }] }
  const theirs = { ...base, pages: { en: 'words' } }
  const draft = draftOf(base, difference(base, ours))
  expect(outcomeOf(draft, difference(base, theirs))).toEqual(mergedTo(base, draft.document, theirs))
  expect(outcomeOf(draft, difference(base, theirs))).toMatchObject({ kind: 'conflict' })
})

test('two proposals are at odds when a merge of both is in conflict', () => {
  const checked = fc.property(anyEdits, ({ base, ours, theirs }) => {
    const odds = areAtOdds(draftOf(base), difference(base, ours), difference(base, theirs))
    expect(odds).toBe(merge(base, ours, theirs).kind === 'conflict')
  })
  fc.assert(checked, { numRuns })
})

test('two hundred rewordings of a large draft are weighed sooner than ten merges of it', () => {
  const document = largeDocument()
  const draft = draftOf(document, [reword(0, 'en', 'Changed since?')])
  const merging = timeOf(() => merge(document, draft.document, document), 10)
  const proposals = Array.from({ length: 200 }, (_, index) => ({ madeOn: 0, changes: [reword(index, 'fr', 'Mieux?')] }))
  const weighing = timeOf(() => proposals.map((proposal) => rebase(draft, proposal)), 1)
  expect(weighing).toBeLessThan(merging)
})

function draftOf(first: JsonObject, changes: readonly Change[] = []): Draft {
  const act = {
    by: 'editor-1',
    at: '2026-03-02T15:04:05.678Z',
    event: 1,
    fingerprint: '',
    comparability: 'none',
  } as const
  const opening: Revision = { ...act, number: 0, changes: [], because: { kind: 'opening', origin: 'new' } }
  const second: Revision = { ...act, number: 1, changes, because: { kind: 'decision', proposal: 1 } }
  return { first, revisions: [opening, second], document: applied(first, changes) }
}

function outcomeOf(draft: Draft, changes: readonly Change[]) {
  const rebased = rebase(draft, { madeOn: 0, changes })
  return rebased.kind === 'rebased' ? canonicalJson(applied(draft.document, rebased.changes)) : rebased
}

function mergedTo(base: JsonObject, ours: JsonObject, theirs: JsonObject) {
  const merged = merge(base, ours, theirs)
  return merged.kind === 'merged' ? canonicalJson(merged.document) : merged
}

function applied(document: JsonObject, changes: readonly Change[]): JsonObject {
  const application = apply(document, changes)
  if (application.kind === 'does-not-fit') throw new Error('The changes do not fit')
  return application.document
}

function largeDocument(): JsonObject {
  const questionnaire = wellsQuestionnaire()
  const [page] = questionnaire.pages
  const questions = Array.from({ length: 200 }, (_, index) => ({
    ...page!.questions[0]!,
    id: `q${index}`,
    text: { en: 'What?', fr: 'Quoi?' },
  }))
  return asDocument({ ...questionnaire, pages: [{ ...page!, questions }] })
}

function reword(index: number, locale: 'en' | 'fr', to: string): Change {
  const from = { en: 'What?', fr: 'Quoi?' }[locale]
  return { kind: 'set', node: { kind: 'question', id: `q${index}` }, attribute: 'text', locale, from, to }
}

function timeOf(work: () => unknown, times: number): number {
  const begun = timeWorked()
  for (let time = 0; time < times; time++) work()
  return timeWorked() - begun
}
