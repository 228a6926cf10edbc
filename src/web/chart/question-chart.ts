import { rankField, rowField } from '../../questionnaire/field-names.js'
import type { Locale, MatrixQuestion, Point, Question, RankingQuestion } from '../../questionnaire/questionnaire.js'
import { bandStarts } from '../../report/band.js'
import { countOf } from '../count.js'
import type { Words } from '../words.js'
import { type Bar, barsView } from './bars.js'
import { type Stack, stackedView } from './stacked.js'

/** What was counted of a question: how many answered it, and how many stand at each place of it (`placesIn`). */
export type Counted = { readonly answered: number; readonly counts: ReadonlyMap<string, number> }

export type ChartFrame = { readonly id: string; readonly caption: string; readonly note?: string | undefined }

/**
 * For `components/chart-question`: bars where one answer or several could be chosen, stacked bars for scales, matrices and
 * ranks. Nothing for what is answered in words.
 */
export function questionChart(words: Words, question: Question, { answered, counts }: Counted, frame: ChartFrame) {
  const { locale } = words
  const at = (place: string) => counts.get(place) ?? 0
  switch (question.kind) {
    case 'single':
    case 'multiple': {
      const bars = question.options.map(({ code, label }) => ({ label: label[locale], count: at(code) }))
      // Groups of people keep their order, which often means something.
      return {
        bars: barsView(words, { ...frame, bars: question.identifying ? bars : mostFirst(bars), total: answered }),
      }
    }
    case 'number':
      return { bars: barsView(words, { ...frame, bars: bandBars(words, bandStarts(question), at), total: answered }) }
    case 'scale': {
      const stack = {
        label: words('chart:answers'),
        counts: question.points.map(({ code }) => at(code)),
        total: answered,
      }
      return {
        stacked: stackedView(words, { ...frame, legend: pointLegend(question.points, locale), stacks: [stack] }),
      }
    }
    case 'matrix':
      return {
        stacked: stackedView(words, {
          ...frame,
          legend: pointLegend(question.points, locale),
          stacks: rowStacks(question, locale, at),
        }),
      }
    case 'ranking':
      return { stacked: stackedView(words, { ...frame, ...rankStacks(words, question, answered, at) }) }
    case 'short-text':
    case 'long-text':
      return {}
  }
}

function mostFirst(bars: readonly Bar[]): readonly Bar[] {
  return bars.toSorted((a, b) => b.count - a.count)
}

function pointLegend(points: readonly Point[], locale: Locale) {
  return points.map(({ label, offScale }) => ({ label: label[locale], isApart: offScale === true }))
}

type CountAt = (place: string) => number

function rowStacks({ rows, points }: MatrixQuestion, locale: Locale, at: CountAt): readonly Stack[] {
  return rows.map(({ id, text }) => {
    const counts = points.map(({ code }) => at(rowField(id, code)))
    return { label: text[locale], counts, total: counts.reduce((sum, count) => sum + count, 0) }
  })
}

/** Those that were put first most often first; then by second rank, and so on. */
function rankStacks(words: Words, { options, max }: RankingQuestion, answered: number, at: CountAt) {
  const ranks = Array.from({ length: max }, (_, index) => index + 1)
  const stacks = options.map(({ code, label }) => {
    const counts = ranks.map((rank) => at(rankField(code, rank)))
    return { label: label[words.locale], counts, total: answered, meanRank: meanRankOf(counts) }
  })
  return {
    legend: ranks.map((rank) => ({ label: words('chart:rank', { ordinal: ordinalOf(words.locale, rank) }) })),
    stacks: stacks.toSorted((a, b) => a.counts.map((count, rank) => b.counts[rank]! - count).find(Boolean) ?? 0),
  }
}

/** Among those who ranked it at all. */
function meanRankOf(counts: readonly number[]): number | undefined {
  const ranked = counts.reduce((sum, count) => sum + count, 0)
  return ranked === 0 ? undefined : counts.reduce((sum, count, index) => sum + count * (index + 1), 0) / ranked
}

/** `1st`, `2nd`; `1er`, `2e`. */
function ordinalOf(locale: Locale, rank: number): string {
  if (locale === 'fr') return rank === 1 ? '1er' : `${rank}e`
  const suffix = { one: 'st', two: 'nd', few: 'rd', other: 'th', zero: 'th', many: 'th' }[englishOrdinals.select(rank)]
  return `${rank}${suffix}`
}

const englishOrdinals = new Intl.PluralRules('en', { type: 'ordinal' })

function bandBars(words: Words, starts: readonly number[], at: CountAt): readonly Bar[] {
  const written = (number: number) => countOf(number, words.locale).number
  return starts.map((start, index) => {
    const next = starts[index + 1]
    const label =
      next === undefined
        ? words('chart:band-last', { from: written(start) })
        : words('chart:band', { from: written(start), to: written(next) })
    return { label, count: at(String(start)) }
  })
}
