import { max } from 'd3-array'
import { scaleBand, scaleLinear } from 'd3-scale'
import type { Day } from '../../consultation/consultation.js'
import { countOf } from '../count.js'
import { dayAndMonth } from '../dates.js'
import type { Words } from '../words.js'

export type DayCount = { readonly day: Day; readonly count: number }
export type DayEvent = { readonly day: Day; readonly label: string }

export type Days = {
  readonly id: string
  readonly caption: string
  readonly note?: string | undefined
  /** Every day of the period, in order, also those with nothing. */
  readonly days: readonly DayCount[]
  /** What happened, such as an extension. */
  readonly events?: readonly DayEvent[]
}

type Frame = {
  readonly kind: 'desk' | 'tablet' | 'phone'
  readonly width: number
  readonly height: number
  readonly left: number
  readonly top: number
  readonly bottom: number
  /** How many ticks there is place for. */
  readonly counts: number
  readonly dates: number
}

const desk: Frame = { kind: 'desk', width: 960, height: 260, left: 48, top: 28, bottom: 30, counts: 4, dates: 6 }
const tablet: Frame = { kind: 'tablet', width: 600, height: 230, left: 48, top: 28, bottom: 30, counts: 4, dates: 4 }
const phone: Frame = { kind: 'phone', width: 320, height: 200, left: 34, top: 24, bottom: 30, counts: 3, dates: 3 }

/** For `components/chart-days`: a bar for each day, drawn for a wide screen, a narrow one and a phone. */
export function daysView(words: Words, { id, caption, note, days, events = [] }: Days) {
  return {
    id,
    caption,
    ...(note !== undefined && { note }),
    events: events.map(({ day, label }) => ({ date: dayAndMonth(day, words.locale), label })),
    desk: drawing(words, days, events, desk),
    tablet: drawing(words, days, events, tablet),
    phone: drawing(words, days, events, phone),
  }
}

function drawing(words: Words, days: readonly DayCount[], events: readonly DayEvent[], frame: Frame) {
  const { kind, width, height, left, top, bottom } = frame
  const base = height - bottom
  const x = scaleBand<Day>()
    .domain(days.map(({ day }) => day))
    .range([left, width])
    .paddingInner(0.25)
  const y = scaleLinear()
    .domain([0, Math.max(1, max(days, ({ count }) => count) ?? 0)])
    .nice(frame.counts)
    .range([base, top])
  return {
    kind,
    width,
    height,
    left,
    base,
    top: top - 16,
    bars: days.flatMap(({ day, count }) =>
      count > 0
        ? [{ x: tenth(x(day)!), y: tenth(y(count)), width: tenth(x.bandwidth()), height: tenth(base - y(count)) }]
        : [],
    ),
    counts: y
      .ticks(frame.counts)
      .filter(Number.isInteger)
      .map((tick) => ({ y: tenth(y(tick)), label: countOf(tick, words.locale).number })),
    dates: ticksOf(days, frame.dates).map(({ day, anchor }) => ({
      x: tenth(anchor === 'end' ? width : anchor === 'start' ? left : x(day)! + x.bandwidth() / 2),
      y: height - 8,
      anchor,
      label: dayAndMonth(day, words.locale),
    })),
    marks: events.flatMap(({ day }) => (x(day) === undefined ? [] : [{ x: tenth(x(day)! - 2) }])),
  }
}

/** The first day and, at equal steps, as many as there is place for; the last one too where it does not crowd another. */
function ticksOf(days: readonly DayCount[], most: number) {
  const last = days.length - 1
  const step = Math.max(1, Math.ceil(last / (most - 1)))
  return days.flatMap(({ day }, place) => {
    if (place === 0) return [{ day, anchor: 'start' }]
    if (place === last) return [{ day, anchor: 'end' }]
    return place % step === 0 && last - place >= step * 0.75 ? [{ day, anchor: 'middle' }] : []
  })
}

function tenth(length: number): number {
  return Math.round(length * 10) / 10
}
