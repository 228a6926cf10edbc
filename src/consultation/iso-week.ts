import type { Day } from './consultation.js'

const dayLength = 86_400_000

/** The ISO 8601 week of a day, such as `2026-W48`: weeks begin on Monday and belong to the year of their Thursday. */
export function isoWeek(day: Day): string {
  const date = new Date(`${day}T00:00:00Z`)
  const thursday = new Date(date.getTime() + (4 - (date.getUTCDay() || 7)) * dayLength)
  const year = thursday.getUTCFullYear()
  const week = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * dayLength)) + 1
  return `${year}-W${String(week).padStart(2, '0')}`
}

/** Monday to Sunday of a week written so; undefined when it is none. */
export function daysOfWeek(week: string): { readonly from: Day; readonly to: Day } | undefined {
  const [, year, number] = /^(\d{4})-W(\d{2})$/.exec(week) ?? []
  // The fourth of January is always in the first week.
  const fourth = new Date(`${year}-01-04T00:00:00Z`)
  if (Number.isNaN(fourth.getTime())) return undefined
  const monday = fourth.getTime() + ((Number(number) - 1) * 7 - ((fourth.getUTCDay() || 7) - 1)) * dayLength
  return { from: dayOf(monday), to: dayOf(monday + 6 * dayLength) }
}

function dayOf(instant: number): Day {
  return new Date(instant).toISOString().slice(0, 10)
}
