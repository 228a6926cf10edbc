import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { projectRoot } from '../../src/project-root.js'
import { fingerprint } from '../../src/questionnaire/canonical.js'
import type { JsonObject } from '../../src/questionnaire/change.js'
import { typographyFaults } from '../../src/questionnaire/french-typography.js'
import { parseDraft } from '../../src/questionnaire/parse-draft.js'
import { problemsOf } from '../../src/questionnaire/problems.js'
import type { Questionnaire } from '../../src/questionnaire/questionnaire.js'
import { categories } from '../../src/revision/category.js'
import { emptyReview, standingOf } from '../../src/revision/review.js'
import type { Story } from '../../src/revision/story.js'
import { frenchTextsIn, toldInMemory } from './told-in-memory.js'

const read = (name: string) => readFileSync(join(projectRoot, 'questionnaires/crv', name), 'utf8')
const draft = JSON.parse(read('draft.json')) as JsonObject
const published = JSON.parse(read('questionnaire.json')) as Questionnaire
const story = JSON.parse(read('review.json')) as Story

let review = emptyReview('crv')

beforeAll(async () => {
  review = await toldInMemory('crv', draft, story)
})

describe('the review of the questionnaire on countering radicalization to violence', () => {
  test('begins with 22 questions that have the shape and the faults that are planned', () => {
    expect(parseDraft(read('draft.json')).kind).toBe('draft')
    expect(questionIds(draft)).toEqual('a1 a2 b1 b2 b3 c1 c2 c3 e1 e2 e3 f1 f2 g1 g2 d1 h1 i1 i2 i3 i4 i5'.split(' '))
    const errors = problemsOf(draft as unknown as Questionnaire).filter(({ level }) => level === 'error')
    expect(new Set(errors.map(({ code }) => code))).toEqual(new Set(['band-overlap']))
  })

  test('ends in the published questionnaire, byte for byte', () => {
    expect(review.publications).toMatchObject([{ version: 1, fingerprint: fingerprint(published) }])
  })

  test('has proposals of twelve members, with every outcome', () => {
    const proposals = [...review.proposals.values()]
    expect(new Set(proposals.map(({ by }) => by)).size).toBe(12)
    const standings = proposals.map(standingOf)
    const counts = Object.fromEntries(
      standings.map((standing) => [standing, standings.filter((each) => each === standing).length]),
    )
    expect(counts).toEqual({
      accepted: 27,
      'accepted-modified': 2,
      superseded: 2,
      declined: 1,
      deferred: 1,
      withdrawn: 1,
    })
  })

  test('has every category of reason that the roundtable gave', () => {
    const given = new Set([...review.proposals.values()].flatMap((proposal) => proposal.categories))
    expect(categories.slice(0, 8).filter((category) => !given.has(category))).toEqual([])
  })

  test('brings back no id that it took away, for another question or the same', () => {
    const before = new Set(questionIds(draft))
    const replaced = published.pages.flatMap(({ questions }) => questions.flatMap(({ replaces = [] }) => replaces))
    expect(replaced.filter((id) => !before.has(id))).toEqual([])
    expect(questionIds(published).filter((id) => replaced.includes(id))).toEqual([])
  })

  test('is written in French as French is written in Canada', () => {
    const french = [...frenchTextsIn(draft), ...frenchTextsIn(story)]
    expect(french.length).toBeGreaterThan(300)
    expect(french.flatMap((text) => typographyFaults(text).map((fault) => `${fault.code}: ${text}`))).toEqual([])
  })

  test('gives every decision a reason in both languages', () => {
    const decisions = story.acts.filter(({ act }) => act === 'decide' || act === 'revise' || act === 'waive')
    const reasons = decisions.map((each) => ('reason' in each ? each.reason : {}))
    expect(reasons.filter((reason) => !reason.en || !reason.fr)).toEqual([])
    expect(new Set(reasons.map(({ en }) => en)).size).toBe(reasons.length)
  })
})

function questionIds(document: unknown): readonly string[] {
  return (document as Questionnaire).pages.flatMap(({ questions }) => questions.map(({ id }) => id))
}
