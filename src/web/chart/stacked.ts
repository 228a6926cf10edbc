import { countOf } from '../count.js'
import type { Words } from '../words.js'
import { shareOf, widthOf } from './share.js'

export type Stack = {
  readonly label: string
  /** One count for each part of the legend, in its order. */
  readonly counts: readonly number[]
  /** Of which the shares are. */
  readonly total: number
  /** Of the ranks that it was given, counted from 1; undefined where nobody gave it one. */
  readonly meanRank?: number | undefined
}

export type Stacked = {
  /** Unique on its page: begins the ids of the chart. */
  readonly id: string
  readonly caption: string
  readonly note?: string | undefined
  /** What the parts are called, such as the points of a scale, and whether one stands apart, such as "no opinion". */
  readonly legend: readonly { readonly label: string; readonly isApart?: boolean }[]
  readonly stacks: readonly Stack[]
}

/** How many shades `chart.css` has. */
const shades = 7

/** For `components/chart-stacked`: a bar of parts for each row, and all their numbers in a table. */
export function stackedView(words: Words, { id, caption, note, legend, stacks }: Stacked) {
  const tones = tonesOf(legend)
  return {
    id,
    caption,
    ...(note !== undefined && { note }),
    legend: legend.map(({ label }, index) => ({ label, tone: tones[index] })),
    hasMeans: stacks.some(({ meanRank }) => meanRank !== undefined),
    stacks: stacks.map(({ label, counts, total, meanRank }) => ({
      label,
      total: countOf(total, words.locale).number,
      ...(meanRank !== undefined && { mean: countOf(Math.round(meanRank * 10) / 10, words.locale).number }),
      segments: segmentsOf(words, { counts, total }, tones),
      cells: counts.map((count) => ({
        number: countOf(count, words.locale).number,
        share: shareOf(count, total, words.locale),
      })),
    })),
  }
}

/** From dark to light over the whole range, however many parts there are; what stands apart is grey. */
function tonesOf(legend: Stacked['legend']): readonly string[] {
  const scale = legend.filter(({ isApart }) => !isApart)
  const step = scale.length > 1 ? (shades - 1) / (scale.length - 1) : 0
  return legend.map((part) => (part.isApart ? 'apart' : String(1 + Math.round(scale.indexOf(part) * step))))
}

/** In percent of the bar; a share stands in whatever is wide enough for it, so that shade is never alone. */
function segmentsOf({ locale }: Words, { counts, total }: Pick<Stack, 'counts' | 'total'>, tones: readonly string[]) {
  let from = 0
  return counts.flatMap((count, index) => {
    const [x, end] = [widthOf(from, total), widthOf(from + count, total)]
    from += count
    if (count === 0) return []
    const width = tenth(end - x)
    const fit = fits.find(({ least }) => width >= least)?.fit
    return [
      {
        x,
        width,
        tone: tones[index],
        ...(fit && { fit, share: shareOf(count, total, locale), middle: tenth(x + width / 2) }),
      },
    ]
  })
}

/** From how much of a bar on there is place for its share: on any screen, and on a wide one. */
const fits = [
  { fit: 'wide', least: 18 },
  { fit: 'slim', least: 6 },
]

function tenth(length: number): number {
  return Math.round(length * 10) / 10
}
