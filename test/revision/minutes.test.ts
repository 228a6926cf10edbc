import { expect, test } from 'vitest'
import { minutesOf } from '../../src/revision/minutes.js'
import { type Comment, type Decision, emptyReview, type Meeting, type Proposal } from '../../src/revision/review.js'

const mention = { utterance: 'u', digest: 'd' }
const act = (day: string) => ({ by: 'member-1', at: `2018-${day}T17:00:00.000Z`, event: 1 })

function decided(day: string, outcome: Decision['outcome']): Decision {
  return { ...act(day), outcome, reason: mention, revision: undefined, supersededBy: undefined }
}

function proposed(number: number, day: string, more: Partial<Proposal> = {}): Proposal {
  const made = { madeOn: 0, question: `q${number}`, categories: [], comparability: 'none', changes: mention } as const
  const fresh = { withdrawn: undefined, stances: new Map(), decisions: [] }
  return { ...act(day), number, ...made, reason: mention, ...fresh, ...more }
}

function meeting(number: number, from: string, to: string): Meeting {
  const place = { en: 'Here', fr: 'Ici' }
  return { ...act(to), number, place, from: `2018-${from}`, to: `2018-${to}`, present: mention }
}

const [first, second] = [meeting(1, '02-23', '02-25'), meeting(2, '04-01', '04-01')]

function before(held: Meeting, proposals: readonly Proposal[], comments: readonly Comment[] = []) {
  const review = {
    ...emptyReview('wells'),
    meetings: [second, first],
    proposals: new Map(proposals.map((proposal) => [proposal.number, proposal])),
    comments: new Map(comments.map((each) => [each.number, each])),
  }
  return minutesOf(review, held).proposals.map(({ proposal, decisions, stood }) => [
    proposal.number,
    stood,
    decisions.map(({ outcome }) => outcome),
  ])
}

test.each<[string, Partial<Proposal>, string, readonly unknown[]]>([
  ['open when it began', {}, '02-01', [[1, 'open', []]]],
  ['made while it lasted', {}, '02-24', [[1, undefined, []]]],
  ['made after it', {}, '02-26', []],
  ['decided before it', { decisions: [decided('02-10', 'declined')] }, '02-01', []],
  ['withdrawn before it', { withdrawn: act('02-10') }, '02-01', []],
  ['withdrawn after it', { withdrawn: act('02-27') }, '02-01', [[1, 'open', []]]],
  ['decided after it', { decisions: [decided('02-25', 'accepted')] }, '02-01', [[1, 'open', ['accepted']]]],
  [
    'deferred before it and decided only after the next',
    { decisions: [decided('02-10', 'deferred'), decided('04-01', 'accepted')] },
    '02-01',
    [[1, 'deferred', []]],
  ],
])('a proposal %s', (_, more, day, expected) => {
  expect(before(first, [proposed(1, day, more)])).toEqual(expected)
})

test('what was decided already is before a meeting at which people talked about it', () => {
  const proposal = proposed(1, '02-01', { decisions: [decided('02-10', 'declined')] })
  const said = {
    number: 1,
    question: 'q1',
    passage: undefined,
    replyTo: undefined,
    locale: 'fr',
    words: mention,
  } as const
  expect(before(first, [proposal], [{ ...act('02-24'), ...said }])).toEqual([[1, 'declined', []]])
  expect(before(first, [proposal], [{ ...act('02-26'), ...said }])).toEqual([])
})

test('days are Toronto’s: late in the evening of the last day is still during the meeting', () => {
  const late = { ...proposed(1, '02-26'), at: '2018-02-26T04:59:00.000Z' }
  expect(before(first, [late])).toEqual([[1, undefined, []]])
})
