import type { Question } from '../../../questionnaire/questionnaire.js'
import { placesIn } from '../../../report/place.js'
import type { Tally } from '../../../report/tally.js'
import { shareOf } from '../../chart/share.js'
import { stackedView } from '../../chart/stacked.js'
import { countOf } from '../../count.js'
import type { Words } from '../../words.js'
import { placeName } from './filtering.js'

export type Crossing = { readonly rows: Question; readonly columns: Question; readonly sharesOf: 'columns' | 'rows' }

type Group = { readonly label: string; readonly tally: Tally }

/**
 * Shares are of those of a column who answered, so that columns of different sizes can be compared; or of those of a row
 * to whom both questions were put. Nothing where nobody is counted.
 */
export function crossingView(words: Words, crossing: Crossing, tallies: ReadonlyMap<string, Tally>) {
  const { rows, columns, sharesOf } = crossing
  const groups = [...placesIn(columns), '.skipped', '.n'].flatMap((place) => {
    const tally = tallies.get(place)
    return tally && tally.answered + tally.skipped > 0 ? [{ label: placeName(words, columns, place), tally }] : []
  })
  if (groups.length === 0) return undefined
  const everyone = ['.answered', '.skipped', '.n'].flatMap((state) => tallies.get(state) ?? [])
  return {
    sharesNote: words(sharesOf === 'rows' ? 'numbers:shares-of-rows' : 'numbers:shares-of-columns'),
    caption: words('numbers:crossed-caption', { rows: rows.text[words.locale], columns: columns.text[words.locale] }),
    columns: groups.map(({ label }) => label),
    rows: placesIn(rows).map((place) => rowView(words, crossing, { place, groups, everyone })),
    answered: totalsView(words, groups, everyone, ({ answered }) => answered),
    skipped: totalsView(words, groups, everyone, ({ skipped }) => skipped),
    // Of several answers a person gave any number: they are no parts of a whole.
    ...(rows.kind !== 'multiple' && { chart: chartView(words, crossing, groups) }),
  }
}

type Row = { readonly place: string; readonly groups: readonly Group[]; readonly everyone: readonly Tally[] }

function rowView(words: Words, { rows, sharesOf }: Crossing, { place, groups, everyone }: Row) {
  const at = ({ counts }: Tally) => counts.get(place) ?? 0
  const all = sumOf(everyone, at)
  const cell = (count: number, answered: number) => ({
    number: countOf(count, words.locale).number,
    share: shareOf(count, sharesOf === 'rows' ? all : answered, words.locale),
  })
  return {
    label: placeName(words, rows, place),
    cells: groups.map(({ tally }) => cell(at(tally), tally.answered)),
    all: cell(
      all,
      sumOf(everyone, ({ answered }) => answered),
    ),
  }
}

function totalsView(
  { locale }: Words,
  groups: readonly Group[],
  everyone: readonly Tally[],
  of: (tally: Tally) => number,
): readonly string[] {
  return [...groups.map(({ tally }) => of(tally)), sumOf(everyone, of)].map((count) => countOf(count, locale).number)
}

function sumOf(tallies: readonly Tally[], of: (tally: Tally) => number): number {
  return tallies.reduce((sum, tally) => sum + of(tally), 0)
}

function chartView(words: Words, { rows, columns }: Crossing, groups: readonly Group[]) {
  const { locale } = words
  const places = placesIn(rows)
  return stackedView(words, {
    id: 'crossed',
    caption: rows.text[locale],
    note: words('numbers:crossed-note', { columns: columns.text[locale] }),
    legend: legendOf(words, rows, places),
    stacks: groups.map(({ label, tally }) => ({
      label,
      counts: places.map((place) => tally.counts.get(place) ?? 0),
      total: tally.answered,
    })),
  })
}

function legendOf(words: Words, rows: Question, places: readonly string[]) {
  const apart = rows.kind === 'scale' ? rows.points.filter(({ offScale }) => offScale).map(({ code }) => code) : []
  return places.map((place) => ({ label: placeName(words, rows, place), isApart: apart.includes(place) }))
}
