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
