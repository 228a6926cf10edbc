import type { Consultation, Day } from '../consultation/consultation.js'
import { dayAfter } from '../consultation/toronto.js'
import { type Random, weighted } from './random.js'

/** The days on which responses can have come, each with how many come on it beside the others. */
export type Calendar = { readonly days: readonly Day[]; readonly weights: readonly number[] }

/** From the first day to the last or to today; undefined when there is no such day yet. Many come at once, and before the end. */
export function calendarOf(
  { opensOn, closesOn }: Pick<Consultation, 'opensOn' | 'closesOn'>,
  today: Day,
): Calendar | undefined {
  if (opensOn === undefined || closesOn === undefined || opensOn > today) return undefined
  const isOver = closesOn <= today
  const last = isOver ? closesOn : today
  const days: Day[] = [opensOn]
  while (days.at(-1)! < last) days.push(dayAfter(days.at(-1)!))
  const weights = days.map((day, index) => {
    const toGo = days.length - 1 - index
    const rush = isOver ? 4 * Math.exp(-toGo / 2) : 0
    return (1 + 5 * Math.exp(-index / 3) + rush) * (isWeekend(day) ? 0.55 : 1)
  })
  return { days, weights }
}

export function dayOfReceipt({ days, weights }: Calendar, random: Random): Day {
  return days[weighted(random, weights)]!
}

/** Those who were called upon come in one wave, after two thirds of the time. */
export function dayInWave({ days }: Calendar, random: Random): Day {
  const wave = days.length * 0.66 + random() * random() * 5
  return days[Math.min(Math.floor(wave), days.length - 1)]!
}

function isWeekend(day: Day): boolean {
  return [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
}
