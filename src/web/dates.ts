import type { Day } from '../consultation/consultation.js'
import { torontoDay } from '../consultation/toronto.js'
import type { Locale } from '../questionnaire/questionnaire.js'

const months = {
  en: monthNames('en-CA'),
  fr: monthNames('fr-CA'),
}

/** `April 5, 2018` or `5 avril 2018`, with a no-break space between day and month, and `1er` in French. */
export function longDate(day: Day, locale: Locale): string {
  const { year, month, date } = partsOf(day)
  const name = months[locale][month - 1]!
  return locale === 'en' ? `${name}\u00a0${date}, ${year}` : `${frenchDate(date)}\u00a0${name}\u00a0${year}`
}

/** `April 5` or `5 avril`, with a no-break space between. */
export function dayAndMonth(day: Day, locale: Locale): string {
  return withoutYear(longDate(day, locale), partsOf(day).year)
}

/**
 * `April 5 to May 3, 2018` or `du 5 avril au 3 mai 2018`; within a month `April 5 to 8, 2018` or `du 5 au 8 avril 2018`;
 * of one day `April 5, 2018` or `le 5 avril 2018`.
 */
export function dateRange(from: Day, to: Day, locale: Locale): string {
  if (from === to) return locale === 'en' ? longDate(from, locale) : `le ${longDate(from, locale)}`
  const [start, end] = [partsOf(from), partsOf(to)]
  if (start.year === end.year && start.month === end.month) return rangeWithinMonth(from, to, locale)
  const begin = start.year === end.year ? withoutYear(longDate(from, locale), start.year) : longDate(from, locale)
  return locale === 'en' ? `${begin} to ${longDate(to, locale)}` : `du ${begin} au ${longDate(to, locale)}`
}

function rangeWithinMonth(from: Day, to: Day, locale: Locale): string {
  const [start, { date }] = [partsOf(from), partsOf(to)]
  if (locale === 'fr') return `du ${frenchDate(start.date)} au ${longDate(to, locale)}`
  return `${withoutYear(longDate(from, locale), start.year)} to ${date}, ${start.year}`
}

/** `April 5, 2018, 2:05 p.m.` or `5 avril 2018 à 14 h 05`, in Toronto. */
export function dayAndTime(instant: Date, locale: Locale): string {
  const day = longDate(torontoDay(instant), locale)
  const time = times[locale].format(instant).replaceAll(/\s/g, '\u00a0')
  return locale === 'en' ? `${day}, ${time}` : `${day} à ${time}`
}

const clock = { hour: 'numeric', minute: '2-digit', timeZone: 'America/Toronto' } as const
const times = {
  en: new Intl.DateTimeFormat('en-CA', { ...clock, hour12: true }),
  fr: new Intl.DateTimeFormat('fr-CA', clock),
}

function withoutYear(date: string, year: number): string {
  return date.replace(new RegExp(`,? ?\u00a0?${year}$`), '')
}

function frenchDate(date: number): string {
  return date === 1 ? '1er' : String(date)
}

function partsOf(day: Day): { year: number; month: number; date: number } {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  return { year, month, date }
}

function monthNames(tag: string): readonly string[] {
  const format = new Intl.DateTimeFormat(tag, { month: 'long', timeZone: 'UTC' })
  return Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2018, month, 15)))
}
