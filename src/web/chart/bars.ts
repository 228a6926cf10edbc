import { countOf } from '../count.js'
import type { Words } from '../words.js'
import { shareOf, widthOf } from './share.js'

export type Bar = {
  readonly label: string
  /** What the label stands for, where it stands for several. */
  readonly note?: string | undefined
  readonly count: number
}

export type Bars = {
  /** What is counted, such as the words of a question. */
  readonly caption: string
  /** What the chart shows, and of whom the shares are. */
  readonly note?: string | undefined
  /** What the bars are, where they are no answers. */
  readonly heading?: string
  readonly bars: readonly Bar[]
  /** Of which the shares are: those who answered. */
  readonly total: number
}

/** For `components/chart-bars`: a table with a bar in each row, so that chart and table are one. */
export function barsView(words: Words, { caption, note, heading, bars, total }: Bars) {
  return {
    caption,
    ...(note !== undefined && { note }),
    heading: heading ?? words('chart:answer'),
    rows: bars.map(({ label, note: stands, count }) => ({
      label,
      ...(stands !== undefined && { note: stands }),
      number: countOf(count, words.locale).number,
      share: shareOf(count, total, words.locale),
      width: widthOf(count, total),
    })),
  }
}
