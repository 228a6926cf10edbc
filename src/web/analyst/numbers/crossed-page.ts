import type { FastifyReply } from 'fastify'
import type { Locale, Question } from '../../../questionnaire/questionnaire.js'
import { placesIn } from '../../../report/place.js'
import { questionsAcross } from '../../../report/question-across.js'
import type { Tally } from '../../../report/tally.js'
import { shareOf } from '../../chart/share.js'
import { stackedView } from '../../chart/stacked.js'
import { countOf } from '../../count.js'
import type { StaffCall } from '../../staff/call.js'
import { sendStaffPage } from '../../staff/send-staff-page.js'
import type { Words } from '../../words.js'
import { filterIn, filterView, isCrossable, placeName } from './filtering.js'

/** Two questions together: how those who gave each answer to one answered the other. */
export async function sendCrossed(call: StaffCall): Promise<FastifyReply> {
  const { staff, request, locale, published, here } = call
  const { house } = staff
  const words = house.words[locale]
  const questions = questionsAcross(published.versions.map(({ questionnaire }) => questionnaire))
    .map(({ question }) => question)
    .filter(isCrossable)
  const query = request.query as { readonly [name: string]: unknown }
  const rows = questions.find(({ id }) => id === query['rows'])
  const columns = questions.find(({ id }) => id === query['columns'])
  const filter = filterIn(call, questions)
  return sendStaffPage(call, {
    template: 'analyst/crossed',
    page: {
      title: words('numbers:crossed'),
      description: words('numbers:description'),
      styles: [house.assets.href('chart.css')],
    },
    view: {
      overview: here.analysis,
      action: here.crossed,
      choices: [
        choiceView(locale, { name: 'rows', label: words('numbers:rows'), chosen: rows }, questions),
        choiceView(locale, { name: 'columns', label: words('numbers:columns'), chosen: columns }, questions),
      ],
      sharesByRow: query['shares'] === 'rows' ? ' selected' : '',
      filter: filterView(words, filter, { published, questions }),
      isTwice: rows !== undefined && rows === columns,
      ...(rows &&
        columns &&
        rows !== columns && {
          crossing: crossingView(
            words,
            { rows, columns, sharesOf: query['shares'] === 'rows' ? 'rows' : 'columns' },
            await house.reports.talliesBy(published.consultation.id, { question: rows, by: columns, filter }),
          ),
        }),
    },
  })
}

type Choice = { readonly name: string; readonly label: string; readonly chosen: Question | undefined }

function choiceView(locale: Locale, { name, label, chosen }: Choice, questions: readonly Question[]) {
  return {
    name,
    label,
    options: questions.map((question) => ({
      value: question.id,
      label: question.text[locale],
      selected: question === chosen ? ' selected' : '',
    })),
  }
}

type Crossing = { readonly rows: Question; readonly columns: Question; readonly sharesOf: 'columns' | 'rows' }

/**
 * Shares are of those of a column who answered, so that columns of different sizes can be compared; or of those of a row
 * to whom both questions were put.
 */
function crossingView(words: Words, { rows, columns, sharesOf }: Crossing, tallies: ReadonlyMap<string, Tally>) {
  const { locale } = words
  const groups = [...placesIn(columns), '.skipped', '.n'].flatMap((place) => {
    const tally = tallies.get(place)
    return tally && tally.answered + tally.skipped > 0 ? [{ label: placeName(words, columns, place), tally }] : []
  })
  const places = placesIn(rows)
  const everyone = ['.answered', '.skipped', '.n'].flatMap((state) => tallies.get(state) ?? [])
  const inAll = (countOfGroup: (tally: Tally) => number) => everyone.reduce((sum, each) => sum + countOfGroup(each), 0)
  const totalAt = (place: string) => inAll(({ counts }) => counts.get(place) ?? 0)
  return {
    sharesNote: words(sharesOf === 'rows' ? 'numbers:shares-of-rows' : 'numbers:shares-of-columns'),
    caption: words('numbers:crossed-caption', { rows: rows.text[locale], columns: columns.text[locale] }),
    columns: groups.map(({ label }) => label),
    rows: places.map((place) => ({
      label: placeName(words, rows, place),
      cells: groups.map(({ tally }) => ({
        number: countOf(tally.counts.get(place) ?? 0, locale).number,
        share: shareOf(tally.counts.get(place) ?? 0, sharesOf === 'rows' ? totalAt(place) : tally.answered, locale),
      })),
      all: {
        number: countOf(totalAt(place), locale).number,
        share: shareOf(
          totalAt(place),
          sharesOf === 'rows' ? totalAt(place) : inAll(({ answered }) => answered),
          locale,
        ),
      },
    })),
    answered: [...groups.map(({ tally }) => tally.answered), inAll(({ answered }) => answered)].map(
      (count) => countOf(count, locale).number,
    ),
    skipped: [...groups.map(({ tally }) => tally.skipped), inAll(({ skipped }) => skipped)].map(
      (count) => countOf(count, locale).number,
    ),
    // Of several answers a person gave any number: they are no parts of a whole.
    ...(rows.kind !== 'multiple' && {
      chart: stackedView(words, {
        id: 'crossed',
        caption: rows.text[locale],
        note: words('numbers:crossed-note', { columns: columns.text[locale] }),
        legend: legendOf(words, rows, places),
        stacks: groups.map(({ label, tally }) => ({
          label,
          counts: places.map((place) => tally.counts.get(place) ?? 0),
          total: tally.answered,
        })),
      }),
    }),
  }
}

function legendOf(words: Words, rows: Question, places: readonly string[]) {
  const apart = rows.kind === 'scale' ? rows.points.filter(({ offScale }) => offScale).map(({ code }) => code) : []
  return places.map((place) => ({ label: placeName(words, rows, place), isApart: apart.includes(place) }))
}
