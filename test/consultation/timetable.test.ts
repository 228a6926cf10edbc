import { describe, expect, test } from 'vitest'
import type { Consultation } from '../../src/consultation/consultation.js'
import { type Act, actsOn, type Asked, granted, type Standing } from '../../src/consultation/timetable.js'
import { faultsIn } from '../../src/consultation/timetable-fault.js'
import { readDay } from '../../src/consultation/toronto.js'
import { undatedWells, wells } from '../support/wells.js'

const dated: Consultation = { ...wells, extensions: [], synthetic: false }
const undated: Consultation = { ...undatedWells, extensions: [], synthetic: false }
const on = (today: string, consultation: Consultation = dated, versions = 1): Standing => ({
  consultation,
  today,
  versions,
})
const notice = { en: 'A week more.', fr: 'Une semaine de plus.' }
const nothing = { en: '', fr: '' }

describe('what can be asked for', () => {
  const announced: Consultation = { ...dated, announcedOn: '2026-05-02' }
  const ours: Consultation = { ...dated, audience: 'members' }
  const oursNow: Consultation = { ...announced, audience: 'members' }
  const planning = ['set-dates', 'announce', 'cancel'] as const
  const bare = { ...undated, profile: { ...undated.profile, summary: { en: 'Only English', fr: '' } } }
  const cases: readonly (readonly [string, Standing, readonly Act[]])[] = [
    ['before there are dates: to set them, or to give up', on('2026-05-01', undated), ['set-dates', 'cancel']],
    ['while a text is missing in one language: to give up', on('2026-05-01', bare, 0), ['cancel']],
    ['before it opens: to open at once too', on('2026-05-03'), ['set-dates', 'open', 'cancel']],
    ['before anything is published: not to open', on('2026-05-03', dated, 0), planning],
    ['once it is announced: to take that back', on('2026-05-03', announced, 0), ['set-dates', 'retract', 'cancel']],
    ['once it is announced and published: not that', on('2026-05-03', announced), ['set-dates', 'open', 'cancel']],
    ['for members alone: not to announce', on('2026-05-03', ours, 0), ['set-dates', 'cancel']],
    ['announced, and then for members alone', on('2026-05-03', oursNow, 0), ['set-dates', 'retract', 'cancel']],
    ['past its opening day with nothing published: to set others', on('2026-05-20', dated, 0), planning],
    ['while it is open', on('2026-05-04'), ['extend', 'close-early', 'cancel']],
    ['on its last day: not to close earlier', on('2026-06-12'), ['extend', 'cancel']],
    ['after it closed: to say how it ends, or to go on', on('2026-06-13'), ['conclude', 'extend']],
    ['after its end was told: to tell it otherwise', on('2026-06-13', { ...dated, outcome: 'CN' }), ['conclude']],
    ['after it was cancelled: nothing', on('2026-05-10', { ...dated, outcome: 'NF' }), []],
  ]
  test.each(cases)('%s', (_, standing, acts) => {
    expect(actsOn(standing)).toEqual(acts)
  })
})

describe('what makes no sense is refused', () => {
  const open = on('2026-05-20')
  const planned = on('2026-05-01')
  const kept = { ...dated, privacyNotice: { ...dated.privacyNotice, keptUntil: '2026-07-01' } }
  const cases: readonly (readonly [string, Asked, Standing, readonly string[]])[] = [
    ['closing before opening', dates('2026-05-10', '2026-05-09'), planned, ['closes-on closes-before-opening']],
    ['opening in the past', dates('2026-04-30', '2026-05-09'), planned, ['opens-on opens-past']],
    ['what is no day', dates(undefined, undefined), planned, ['opens-on day-unfit', 'closes-on day-unfit']],
    ['a period that is over', dates(undefined, '2026-04-01'), planned, ['opens-on day-unfit', 'closes-on closes-past']],
    ['extending to the same day', move('extend', '2026-06-12'), open, ['to not-later']],
    ['shortening by way of extending', move('extend', '2026-06-01'), open, ['to not-later']],
    ['extending without a notice', { act: 'extend', to: '2026-07-01', notice: nothing }, open, both('notice')],
    ['closing early, but later', move('close-early', '2026-06-12'), open, ['to not-earlier']],
    ['closing in the past', move('close-early', '2026-05-19'), open, ['to closes-past']],
    [
      'answering until the day of destruction',
      dates('2026-05-10', '2026-07-01'),
      on('2026-05-01', kept),
      ['closes-on closes-after-keeping'],
    ],
    ['extending beyond it', move('extend', '2026-08-01'), on('2026-05-20', kept), ['to closes-after-keeping']],
    ['cancelling without a reason', { act: 'cancel', reason: nothing }, open, both('reason')],
    ['ending in no way', { act: 'conclude', outcome: undefined, report: nothing }, open, ['outcome outcome-missing']],
    [
      'a report that is nowhere',
      { act: 'conclude', outcome: 'CR', report: { en: 'http://example.org/r', fr: 'https://example.org/r' } },
      open,
      ['report-en report-unfit'],
    ],
    [
      'a notice with half of a character',
      { act: 'extend', to: '2026-07-01', notice: { ...notice, fr: 'Une \uD800' } },
      open,
      ['notice-fr unreadable'],
    ],
  ]
  test.each(cases)('%s', (_, asked, standing, faults) => {
    expect(faultsIn(asked, standing).map(({ field, code }) => `${field} ${code}`)).toEqual(faults)
  })
})

describe('what is granted', () => {
  test.each([dates('2026-05-01', '2026-05-01'), { act: 'open' } as const, move('extend', '2026-06-13')])(
    'has no fault: %o',
    (asked) => {
      expect(faultsIn(asked, on('2026-05-01'))).toEqual([])
    },
  )

  test('announcing is of today, and taking it back leaves nothing of it', () => {
    const announced = granted({ act: 'announce' }, on('2026-05-01', dated, 0)).consultation
    expect(announced).toEqual({ ...dated, announcedOn: '2026-05-01' })
    expect(granted({ act: 'retract' }, on('2026-05-02', announced, 0)).consultation).toEqual(dated)
  })

  test('opening now keeps the closing day', () => {
    const { consultation } = granted({ act: 'open' }, on('2026-05-01'))
    expect(consultation).toEqual({ ...dated, opensOn: '2026-05-01' })
  })

  test('a closing day moves by an announcement alone', () => {
    expect(granted(move('close-early', '2026-05-20'), on('2026-05-20'))).toEqual({
      consultation: dated,
      move: { announcedOn: '2026-05-20', to: '2026-05-20', notice },
    })
  })

  test('a cancelled consultation keeps why, and its dates', () => {
    const { consultation } = granted({ act: 'cancel', reason: notice }, on('2026-05-20'))
    const cancellation = { announcedOn: '2026-05-20', reason: notice }
    expect(consultation).toEqual({ ...dated, outcome: 'NF', cancellation })
  })

  test('an end can be told otherwise, and a report goes with the end that it belonged to', () => {
    const report = { en: 'https://example.org/r', fr: 'https://example.org/f' }
    const told = granted({ act: 'conclude', outcome: 'CR', report }, on('2026-06-13')).consultation
    expect(told).toEqual({ ...dated, outcome: 'CR', report })
    const again = on('2026-06-14', told)
    expect(granted({ act: 'conclude', outcome: 'CN', report }, again).consultation).toEqual({ ...dated, outcome: 'CN' })
    expect(granted({ act: 'conclude', outcome: 'CA', report }, again).consultation).toEqual(dated)
  })
})

test.each([
  ['2027-03-31', '2027-03-31'],
  [' 2028-02-29 ', '2028-02-29'],
  ['2027-02-29', undefined],
  ['2027-13-01', undefined],
  ['31/03/2027', undefined],
  ['', undefined],
])('the day typed as %j is %j', (typed, day) => {
  expect(readDay(typed)).toBe(day)
})

function dates(opensOn: string | undefined, closesOn: string | undefined): Asked {
  return { act: 'set-dates', opensOn, closesOn }
}

function move(act: 'extend' | 'close-early', to: string): Asked {
  return { act, to, notice }
}

function both(field: string): readonly string[] {
  return [`${field}-en text-missing`, `${field}-fr text-missing`]
}
