import { beforeEach, describe, expect, test } from 'vitest'
import { canonicalJson } from '../../src/questionnaire/canonical.js'
import { accept, settle } from '../../src/revision/decide.js'
import { propose, takeStance, withdraw } from '../../src/revision/propose.js'
import { documentAt, standingOf } from '../../src/revision/review.js'
import { edit } from '../../src/revision/revise.js'
import { wellsQuestionnaire } from '../support/wells.js'
import { type Draftable, editOf, openRoundtable, type Roundtable } from './roundtable.js'

let roundtable: Roundtable
const because = { en: 'Because.', fr: 'Parce que.' }

beforeEach(() => {
  roundtable = openRoundtable(wellsQuestionnaire())
})

function proposeTo(change: (document: Draftable) => void, by = 'member-4') {
  const proposed = roundtable.do(
    by,
    propose({
      ...editOf(roundtable, change),
      question: 'a1',
      categories: ['simplify'],
      reason: { fr: 'Plus simple.' },
    }),
  )
  return proposed.kind === 'proposed' ? proposed.proposal : 0
}

function reword(en: string) {
  return ({ pages }: Draftable) => void (pages[0]!.questions[0]!.text = { en, fr: pages[0]!.questions[0]!.text.fr })
}

function addOption(code: string) {
  return ({ pages }: Draftable) => {
    const question = pages[0]!.questions[0]!
    if (question.kind === 'single') question.options.push({ code, label: { en: code, fr: code } })
  }
}

const proposal = (number: number) => roundtable.review().proposals.get(number)!
const draft = () => roundtable.review().draft!
const words = () => JSON.stringify(draft().document)

test('a proposal changes nothing until it is accepted; then the draft says it, and the revision says why', () => {
  const number = proposeTo(reword('Do we need a second well?'))
  expect(words()).not.toContain('Do we need a second well?')
  expect(roundtable.do('editor-1', accept({ proposal: number, reason: because }))).toEqual({
    kind: 'accepted',
    revision: 1,
  })
  expect(words()).toContain('Do we need a second well?')
  expect(draft().revisions[1]).toMatchObject({
    by: 'editor-1',
    because: { kind: 'decision', proposal: number },
    comparability: 'wording',
  })
  expect(standingOf(proposal(number))).toBe('accepted')
  expect(roundtable.said(proposal(number).decisions[0]!.reason.utterance)).toEqual(because)
})

test('proposals made on one draft are accepted one after the other, when they leave each other alone', () => {
  const [first, second] = [proposeTo(reword('Do we need it?')), proposeTo(addOption('perhaps'))]
  for (const each of [first, second])
    expect(roundtable.do('editor-1', accept({ proposal: each, reason: because })).kind).toBe('accepted')
  expect(words()).toContain('Do we need it?')
  expect(words()).toContain('perhaps')
})

test('a proposal that another has overtaken is in conflict, and both wordings are named', () => {
  const [first, second] = [proposeTo(reword('Do we need it?')), proposeTo(reword('Is it needed?'))]
  roundtable.do('editor-1', accept({ proposal: first, reason: because }))
  const before = roundtable.review()
  const refused = roundtable.do('editor-1', accept({ proposal: second, reason: because }))
  expect(refused).toMatchObject({
    kind: 'conflict',
    conflicts: [{ attribute: 'text', locale: 'en', ours: 'Do we need it?', theirs: 'Is it needed?' }],
  })
  expect(roundtable.review()).toBe(before)
})

test('accepted with modifications, the draft says what the editor wrote', () => {
  const [first, second] = [proposeTo(reword('Do we need it?')), proposeTo(reword('Is it needed?'))]
  roundtable.do('editor-1', accept({ proposal: first, reason: because }))
  const instead = editOf(roundtable, reword('Do we need another well?'))
  expect(roundtable.do('editor-1', accept({ proposal: second, reason: because, instead })).kind).toBe('accepted')
  expect(words()).toContain('Do we need another well?')
  expect(standingOf(proposal(second))).toBe('accepted-modified')
})

describe('what is decided stays decided', () => {
  test.for(['declined', 'superseded'] as const)('a proposal that was %s', (outcome) => {
    const [number, other] = [proposeTo(reword('Do we need it?')), proposeTo(addOption('perhaps'))]
    const settling = { proposal: number, outcome, reason: because, supersededBy: other }
    expect(roundtable.do('editor-1', settle(settling)).kind).toBe('settled')
    expect(roundtable.do('editor-2', accept({ proposal: number, reason: because }))).toEqual({
      kind: 'decided',
      standing: outcome,
    })
    expect(roundtable.do('editor-2', settle(settling))).toEqual({ kind: 'decided', standing: outcome })
    expect(draft().revisions).toHaveLength(1)
  })

  test('but for what was deferred, which is decided again', () => {
    const number = proposeTo(reword('Do we need it?'))
    roundtable.do('editor-1', settle({ proposal: number, outcome: 'deferred', reason: because }))
    expect(standingOf(proposal(number))).toBe('deferred')
    expect(roundtable.do('editor-1', accept({ proposal: number, reason: because })).kind).toBe('accepted')
    expect(proposal(number).decisions.map(({ outcome }) => outcome)).toEqual(['deferred', 'accepted'])
  })
})

test('only one that exists covers another, and none covers itself', () => {
  const number = proposeTo(reword('Do we need it?'))
  for (const supersededBy of [undefined, number, 99]) {
    const settling = {
      proposal: number,
      outcome: 'superseded',
      reason: because,
      ...(supersededBy && { supersededBy }),
    } as const
    expect(roundtable.do('editor-1', settle(settling))).toEqual({ kind: 'covering-unknown' })
  }
  expect(standingOf(proposal(number))).toBe('open')
})

test('a member takes back their own proposal, while nothing is decided, and nobody else’s', () => {
  const number = proposeTo(reword('Do we need it?'), 'member-4')
  expect(roundtable.do('member-5', withdraw(number))).toEqual({ kind: 'not-theirs' })
  expect(roundtable.do('member-4', withdraw(number))).toEqual({ kind: 'withdrawn' })
  expect(roundtable.do('member-4', withdraw(number))).toEqual({ kind: 'decided', standing: 'withdrawn' })
  expect(roundtable.do('editor-1', accept({ proposal: number, reason: because })).kind).toBe('decided')
  expect(roundtable.do('member-4', withdraw(7))).toEqual({ kind: 'unknown' })
})

test('members support a proposal or state a concern, one at a time, and can change their minds', () => {
  const number = proposeTo(reword('Do we need it?'), 'member-4')
  const take = (by: string, stance: 'support' | 'concern' | 'none') =>
    roundtable.do(
      by,
      takeStance({ proposal: number, stance, ...(stance === 'concern' && { reason: { en: 'Too short.' } }) }),
    )
  expect(take('member-4', 'support')).toEqual({ kind: 'own-proposal' })
  take('member-5', 'support')
  take('member-6', 'concern')
  expect([...proposal(number).stances].map(([by, { kind }]) => [by, kind])).toEqual([
    ['member-5', 'support'],
    ['member-6', 'concern'],
  ])
  expect(roundtable.said(proposal(number).stances.get('member-6')!.reason!.utterance)).toEqual({ en: 'Too short.' })
  take('member-6', 'support')
  take('member-5', 'none')
  expect([...proposal(number).stances.keys()]).toEqual(['member-6'])
})

test('a proposal that asks for nothing, or for what does not stand there, is not made', () => {
  const make = (changes: Parameters<typeof propose>[0]['changes'], madeOn = 0) =>
    roundtable.do('member-4', propose({ madeOn, changes, categories: ['typo'], reason: { en: 'x' } }))
  expect(make([])).toEqual({ kind: 'changes-nothing' })
  const node = { kind: 'question', id: 'a1' } as const
  const set = { kind: 'set', node, attribute: 'text', locale: 'en' } as const
  expect(make([{ ...set, from: 'Never said', to: 'x' }])).toEqual({
    kind: 'does-not-fit',
    stands: { kind: 'value', value: 'Should we dig it?' },
  })
  expect(make([{ ...set, from: 'Should we dig it?', to: 'x' }], 3)).toEqual({ kind: 'does-not-fit' })
  const kind = { kind: 'set', node, attribute: 'kind', from: 'single', to: 'banana' } as const
  expect(make([kind]).kind).toBe('shapeless')
  expect(roundtable.review().proposals.size).toBe(0)
})

test('a proposal whose changes were erased cannot be accepted as it was, only declined or modified', () => {
  const number = proposeTo(reword('Do we need it?'))
  roundtable.erase(proposal(number).changes.utterance)
  expect(roundtable.do('editor-1', accept({ proposal: number, reason: because }))).toEqual({ kind: 'erased' })
  const instead = editOf(roundtable, reword('Something else?'))
  expect(roundtable.do('editor-1', accept({ proposal: number, reason: because, instead })).kind).toBe('accepted')
})

describe('an editor’s own revision', () => {
  const revise = (wanted: ReturnType<typeof editOf>, sameAsBefore = false) =>
    roundtable.do('editor-1', edit({ ...wanted, reason: because, sameAsBefore }))

  test('is made with a reason, and an older one can be read again', () => {
    const [first, second] = ['Do we need it?', 'Do we want it?']
    for (const text of [first, second]) expect(revise(editOf(roundtable, reword(text))).kind).toBe('revised')
    expect(canonicalJson(documentAt(draft(), 1))).toContain(first)
    expect(canonicalJson(documentAt(draft(), 2))).toContain(second)
    expect(canonicalJson(documentAt(draft(), 0))).toContain('Should we dig it?')
    expect(() => documentAt(draft(), 3)).toThrow(RangeError)
    expect(documentAt(draft(), 1)).toBe(documentAt(draft(), 1))
  })

  test('made on older words is merged with what came since, or names what both changed', () => {
    const [ours, theirs, other] = [reword('Ours?'), reword('Theirs?'), addOption('perhaps')].map((change) =>
      editOf(roundtable, change),
    )
    expect(revise(ours!).kind).toBe('revised')
    expect(revise(theirs!)).toMatchObject({ kind: 'conflict', conflicts: [{ ours: 'Ours?', theirs: 'Theirs?' }] })
    expect(revise(other!).kind).toBe('revised')
    expect(words()).toContain('Ours?')
    expect(words()).toContain('perhaps')
  })

  test('brings back what was once removed only on the editor’s word that it is the same', () => {
    revise(editOf(roundtable, addOption('perhaps')))
    revise(
      editOf(roundtable, ({ pages }) => {
        const question = pages[0]!.questions[0]!
        if (question.kind === 'single') question.options.pop()
      }),
    )
    const back = editOf(roundtable, addOption('perhaps'))
    expect(revise(back)).toEqual({
      kind: 'returns',
      nodes: [{ kind: 'option', question: 'a1', id: 'perhaps' }],
    })
    expect(revise(back, true).kind).toBe('revised')
  })

  test('that changes nothing is none', () => {
    expect(revise(editOf(roundtable, () => undefined))).toEqual({ kind: 'changes-nothing' })
  })
})
