import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blame } from '../../src/questionnaire/blame.js'
import { canonicalJson } from '../../src/questionnaire/canonical.js'
import type { JsonObject } from '../../src/questionnaire/change.js'
import { difference } from '../../src/questionnaire/difference.js'
import { firstRevision, replay, type Revision } from '../../src/questionnaire/revision.js'
import { anyEdited, numRuns } from './algebra/documents.js'

/** The revisions of a draft that was each of these documents in turn. */
function revisionsThrough([first, ...others]: readonly JsonObject[]): readonly Revision[] {
  const documents = [first as JsonObject, ...others]
  const steps = others.map((document, index) => ({ changes: difference(documents[index] as JsonObject, document) }))
  return [firstRevision(first as JsonObject), ...steps]
}

function asking(...questions: readonly JsonObject[]): JsonObject {
  return { title: { en: 'T', fr: 'T' }, pages: [{ id: 'p', questions }] }
}

/** `id brought placed` of each node, and `id attribute locale revision` of what was set later than it was brought. */
function toldOf(...documents: readonly JsonObject[]): readonly string[] {
  return blame(revisionsThrough(documents)).flatMap(({ node, brought, placed, facts }) => {
    const id = 'id' in node ? node.id : node.kind
    const later = facts.filter(({ revision }) => revision !== brought)
    return [
      `${id} ${brought} ${placed}`,
      ...later.map(({ attribute, locale, revision }) => `${id} ${attribute} ${locale ?? '-'} ${revision}`),
    ]
  })
}

const [q, r] = [{ id: 'q', text: { en: 'Who?', fr: 'Qui?' } }, { id: 'r' }]

describe('blame', () => {
  test('is on the first revision for what nobody touched since', () => {
    expect(toldOf(asking(q, r))).toEqual(['questionnaire 0 0', 'p 0 0', 'q 0 0', 'r 0 0'])
    expect(blame([])).toEqual([{ node: { kind: 'questionnaire' }, brought: 0, placed: 0, facts: [] }])
  })

  test('is on the last revision that set a fact, each language by itself', () => {
    const reworded = { ...q, text: { en: 'Who, then?', fr: 'Qui?' } }
    expect(toldOf(asking(q), asking(reworded), asking({ ...reworded, required: true }))).toEqual([
      'questionnaire 0 0',
      'p 0 0',
      'q 0 0',
      'q text en 1',
      'q required - 2',
    ])
    expect(toldOf(asking(q), asking(reworded), asking(q))).toContain('q text en 2')
  })

  test('is on the revision that brought a node back, for all that is in it', () => {
    const reworded = { ...q, text: { en: 'Who, then?', fr: 'Qui?' } }
    expect(toldOf(asking(q, r), asking(reworded, r), asking(r), asking(reworded, r))).toEqual([
      'questionnaire 0 0',
      'p 0 0',
      'q 3 3',
      'r 0 0',
    ])
  })

  test('tells who moved a node apart from who brought it', () => {
    expect(toldOf(asking(q, r), asking(r, q))).toEqual(['questionnaire 0 0', 'p 0 0', 'r 0 1', 'q 0 0'])
  })

  test('tells every fact and node of the document, and the revision whose document first had it so', () => {
    fc.assert(
      fc.property(anyEdited, ({ base, ours, theirs }) => {
        const documents = [base, ours, theirs, ours]
        const revisions = revisionsThrough(documents)
        expect(canonicalJson(replay(revisions))).toBe(canonicalJson(ours))
        const empty = blame([firstRevision(ours)])
        const told = blame(revisions)
        expect(told.map(({ node }) => node)).toHaveLength(empty.length)
        for (const { node, brought, placed, facts } of told) {
          const asFirst = empty.find((each) => canonicalJson(each.node) === canonicalJson(node))
          const said = (all: typeof facts) => new Set(all.map(({ revision: _, ...fact }) => canonicalJson(fact)))
          expect(said(facts)).toEqual(said(asFirst!.facts))
          expect(placed).toBeGreaterThanOrEqual(brought)
          for (const { revision } of facts) {
            expect(revision).toBeGreaterThanOrEqual(brought)
            expect(revision).toBeLessThan(revisions.length)
          }
        }
      }),
      { numRuns },
    )
  })
})

test('revisions that are not of one draft are not replayed', () => {
  const [first, second] = revisionsThrough([asking(q), asking(r)]) as [Revision, Revision]
  expect(() => replay([second, first])).toThrow('Change 0 of revision 0 does not fit')
})
