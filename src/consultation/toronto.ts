import type { Day } from './consultation.js'

const parts = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'America/Toronto',
  calendar: 'gregory',
  numberingSystem: 'latn',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** The calendar day in Toronto at an instant, daylight saving included. */
export function torontoDay(now: Date): Day {
  const found = new Map(parts.formatToParts(now).map(({ type, value }) => [type, value]))
  return `${found.get('year')?.padStart(4, '0')}-${found.get('month')}-${found.get('day')}`
}

/** The day that comes `days` days later; earlier when negative. */
export function dayAfter(day: Day, days = 1): Day {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

/** The day that someone typed, or undefined: `YYYY-MM-DD`, one that the calendar has, from 2000 on. */
export function readDay(typed: string): Day | undefined {
  const day = withPlainHyphens(typed.trim())
  if (!/^2\d{3}-(0[1-9]|1[0-2])-([0-2]\d|3[01])$/.test(day)) return undefined
  return dayAfter(day, 0) === day ? day : undefined
}

/** Our hints show days with hyphens that do not break, and they are copied. */
export function withPlainHyphens(typed: string): string {
  return typed.replaceAll(/\p{Pd}/gu, '-')
}
