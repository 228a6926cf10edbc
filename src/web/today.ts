import type { Day } from '../consultation/consultation.js'
import { torontoDay } from '../consultation/toronto.js'

const minute = 60_000

/**
 * `torontoDay`, worked out once a minute and not for every request, a tenth of what a page costs. Nothing is late for it:
 * days begin on whole minutes.
 */
export function todayAt(now: Date): Day {
  const current = Math.floor(now.getTime() / minute)
  if (current !== known.minute) known = { minute: current, day: torontoDay(now) }
  return known.day
}

let known: { readonly minute: number; readonly day: Day } = { minute: NaN, day: '' }
