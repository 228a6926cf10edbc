import fc from 'fast-check'
import { expect, test } from 'vitest'
import { daysOfWeek, isoWeek } from '../../src/consultation/iso-week.js'
import { dayAfter, readDay, torontoDay } from '../../src/consultation/toronto.js'

const instants = [
  ['the last second of a winter day', '2026-01-16T04:59:59.999Z', '2026-01-15'],
  ['the first second of a winter day', '2026-01-16T05:00:00.000Z', '2026-01-16'],
  ['the last second of a summer day', '2026-07-16T03:59:59.999Z', '2026-07-15'],
  ['the first second of a summer day', '2026-07-16T04:00:00.000Z', '2026-07-16'],
  ['the eve of the clocks going forward', '2026-03-08T04:59:59.999Z', '2026-03-07'],
  ['the hour that is skipped', '2026-03-08T07:30:00.000Z', '2026-03-08'],
  ['the last second of the day of 23 hours', '2026-03-09T03:59:59.999Z', '2026-03-08'],
  ['the hour that comes twice, the second time', '2026-11-01T06:30:00.000Z', '2026-11-01'],
  ['the last second of the day of 25 hours', '2026-11-02T04:59:59.999Z', '2026-11-01'],
  ['the first second of the day after it', '2026-11-02T05:00:00.000Z', '2026-11-02'],
  ['a leap day', '2028-02-29T12:00:00.000Z', '2028-02-29'],
  ['New Year in Toronto', '2027-01-01T05:00:00.000Z', '2027-01-01'],
]

test.each(instants)('%s falls on its Toronto day', (_, instant, day) => {
  expect(torontoDay(new Date(instant))).toBe(day)
})

const weeks = [
  ['2026-11-23', '2026-W48'],
  ['2026-11-29', '2026-W48'],
  ['2026-11-30', '2026-W49'],
  ['2026-01-01', '2026-W01'],
  ['2025-12-29', '2026-W01'],
  ['2021-01-03', '2020-W53'],
  ['2027-01-01', '2026-W53'],
  ['2024-12-30', '2025-W01'],
  ['2023-01-01', '2022-W52'],
  ['2016-01-03', '2015-W53'],
]

test.each(weeks)('%s lies in week %s', (day, week) => {
  expect(isoWeek(day)).toBe(week)
  const { from, to } = daysOfWeek(week)!
  expect([isoWeek(from), isoWeek(to), dayAfter(from, 6), from <= day && day <= to]).toEqual([week, week, to, true])
})

const days = [
  ['2026-11-30', 1, '2026-12-01'],
  ['2026-12-31', 1, '2027-01-01'],
  ['2028-02-28', 1, '2028-02-29'],
  ['2026-03-07', 2, '2026-03-09'],
  ['2026-11-08', -14, '2026-10-25'],
] as const

test.each(days)('%s and %i days is %s', (day, count, after) => {
  expect(dayAfter(day, count)).toBe(after)
})

test('a day is read whatever hyphens stand in it, and nothing else is', () => {
  expect([' 2026-11-30 ', '2026\u201111\u201130', '2026–11–30'].map(readDay)).toEqual(Array(3).fill('2026-11-30'))
  expect(['2026-11-31', '2026 11 30', '20261130', '1999-11-30', '2026-11-30-1'].map(readDay)).toEqual(
    Array(5).fill(undefined),
  )
})

test('seven days later is one week later, and a week has one number', () => {
  const someDay = fc.integer({ min: 0, max: 40_000 }).map((count) => dayAfter('1990-01-01', count))
  fc.assert(
    fc.property(someDay, (day) => {
      const [monday, sunday] = [dayAfter(day, 1 - weekday(day)), dayAfter(day, 7 - weekday(day))]
      expect(isoWeek(monday)).toBe(isoWeek(sunday))
      expect(isoWeek(dayAfter(sunday)) > isoWeek(sunday)).toBe(true)
    }),
  )
})

/** 1 Monday to 7 Sunday. */
function weekday(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7
}
