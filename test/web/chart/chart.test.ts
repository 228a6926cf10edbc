import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { barsView } from '../../../src/web/chart/bars.js'
import { daysView } from '../../../src/web/chart/days.js'
import { shareOf, widthOf } from '../../../src/web/chart/share.js'
import { stackedView } from '../../../src/web/chart/stacked.js'
import { readWords } from '../../../src/web/words.js'

const words = readWords(join(import.meta.dirname, '../../../locales'))

describe('a share', () => {
  test.each([
    [318, 461, '69%', '69\u00a0%'],
    [1, 1000, '< 1%', '< 1\u00a0%'],
    [0, 461, '0%', '0\u00a0%'],
    [461, 461, '100%', '100\u00a0%'],
    [0, 0, '–', '–'],
  ])('%i of %i reads %s, and in French %s', (count, total, english, french) => {
    expect([shareOf(count, total, 'en'), shareOf(count, total, 'fr')]).toEqual([english, french])
  })

  test('is drawn to a tenth of a percent, and not at all of nobody', () => {
    expect([widthOf(318, 461), widthOf(1, 3), widthOf(0, 0)]).toEqual([69, 33.3, 0])
  })
})

test('bars have their numbers as the reader writes them', () => {
  const bars = { caption: '?', bars: [{ label: 'Oui', count: 1234 }], total: 4936 }
  expect(barsView(words.fr, bars).rows).toEqual([{ label: 'Oui', number: '1\u00a0234', share: '25\u00a0%', width: 25 }])
  expect(barsView(words.en, bars).rows[0]).toMatchObject({ number: '1,234', share: '25%' })
})

describe('a stacked bar', () => {
  const legend = [{ label: 'good' }, { label: 'fair' }, { label: 'bad' }, { label: 'none', isApart: true }]
  const { legend: told, stacks } = stackedView(words.en, {
    id: 'd1',
    caption: '?',
    legend,
    stacks: [
      { label: 'a', counts: [10, 0, 20, 10], total: 40 },
      { label: 'b', counts: [0, 0, 0, 0], total: 0 },
    ],
  })

  test('goes over all shades, whatever stands apart being grey', () => {
    expect(told.map(({ tone }) => tone)).toEqual(['1', '4', '7', 'apart'])
  })

  test('has a part for each answer that anyone gave, end to end', () => {
    expect(stacks[0]!.segments).toEqual([
      { x: 0, width: 25, tone: '1', fit: 'wide', share: '25%', middle: 12.5 },
      { x: 25, width: 50, tone: '7', fit: 'wide', share: '50%', middle: 50 },
      { x: 75, width: 25, tone: 'apart', fit: 'wide', share: '25%', middle: 87.5 },
    ])
    expect(stacks[1]!.segments).toEqual([])
  })

  test('has shares written where there is place for them', () => {
    const stack = { label: 'a', counts: [82, 12, 5, 1], total: 100 }
    const view = stackedView(words.fr, { id: 'd1', caption: '?', legend, stacks: [stack] })
    expect(view.stacks[0]!.segments.map(({ fit, share }) => [fit, share])).toEqual([
      ['wide', '82\u00a0%'],
      ['slim', '12\u00a0%'],
      [undefined, undefined],
      [undefined, undefined],
    ])
  })

  test('has all its numbers beside it', () => {
    expect(stacks[0]!.cells.map(({ number, share }) => `${number} ${share}`)).toEqual([
      '10 25%',
      '0 0%',
      '20 50%',
      '10 25%',
    ])
  })
})

describe('bars over days', () => {
  const days = Array.from({ length: 29 }, (_, index) => ({
    day: new Date(Date.UTC(2018, 3, 5 + index)).toISOString().slice(0, 10),
    count: index === 3 ? 0 : 38 - index,
  }))
  const { desk, phone, events } = daysView(words.en, {
    id: 'days',
    caption: '?',
    days,
    events: [{ day: '2018-04-24', label: 'Extended' }],
  })

  test('stand for every day on which there was something, as high as the count is', () => {
    expect(desk.bars).toHaveLength(28)
    expect(phone.bars).toHaveLength(28)
    const [first, second] = desk.bars
    expect(first!.height / second!.height).toBeCloseTo(38 / 37, 2)
    expect(first!.y + first!.height).toBeCloseTo(desk.base, 1)
  })

  test('never leave their frame', () => {
    for (const { bars, width, left } of [desk, phone]) {
      expect(Math.min(...bars.map(({ x }) => x))).toBeGreaterThanOrEqual(left)
      expect(Math.max(...bars.map(({ x, width: wide }) => x + wide))).toBeLessThanOrEqual(width)
      expect(Math.min(...bars.map(({ y }) => y))).toBeGreaterThanOrEqual(0)
    }
  })

  test('are dated from the first to the last, with as many dates as there is place for', () => {
    expect(desk.dates.map(({ label }) => label)).toEqual([
      'April\u00a05',
      'April\u00a011',
      'April\u00a017',
      'April\u00a023',
      'May\u00a03',
    ])
    expect(phone.dates).toHaveLength(3)
  })

  test('have round numbers beside them, and say what happened', () => {
    expect(desk.counts.map(({ label }) => label)).toEqual(['0', '10', '20', '30', '40'])
    expect(events).toEqual([{ date: 'April\u00a024', label: 'Extended' }])
    expect(desk.marks).toHaveLength(1)
  })

  test('of one day, or of days on which nothing came, are drawn too', () => {
    const one = daysView(words.fr, { id: 'days', caption: '?', days: [{ day: '2018-04-01', count: 0 }] })
    expect(one.desk.dates.map(({ label }) => label)).toEqual(['1er\u00a0avril'])
    expect(one.desk.bars).toEqual([])
    expect(daysView(words.fr, { id: 'days', caption: '?', days: [] }).desk.dates).toEqual([])
  })
})
