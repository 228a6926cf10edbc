import { rankField, rowField } from '../../questionnaire/field-names.js'
import type { MatrixQuestion, Question, RankingQuestion } from '../../questionnaire/questionnaire.js'
import type { PublicTables, QuestionTable } from '../../report/release.js'
import { placesIn } from '../../report/place.js'
import type { Tally } from '../../report/tally.js'
import { barsView } from '../chart/bars.js'
import { stackedView } from '../chart/stacked.js'
import { countOf } from '../count.js'
import type { Words } from '../words.js'
import { answerLabel } from './answer-label.js'
import { groupTableView } from './group-table.js'

export type Asked = {
  readonly words: Words
  readonly tables: PublicTables
  /** By their ids. */
  readonly questions: ReadonlyMap<string, Question>
}

/** The chart of a question and its tables by group; nothing of one that has no numbers in the release. */
export function questionResults({ words, tables, questions }: Asked, question: Question) {
  const found = tables.questions.filter((each) => partOf(question, each.question))
  const [first] = found
  if (!first) return { groups: [] }
  return {
    ...(found.length === 1 && answeredView(words, first.tally)),
    ...chartView(words, question, found),
    groups: tables.tables.flatMap((table) => {
      const by = questions.get(table.by)
      return by && partOf(question, table.subject) ? [groupTableView(words, table, { question, by })] : []
    }),
  }
}

/** Of a matrix, each row has a table of its own. */
function partOf(question: Question, subject: string): boolean {
  if (question.kind !== 'matrix') return subject === question.id
  return question.rows.some(({ id }) => rowField(question.id, id) === subject)
}

function answeredView({ locale }: Words, { answered, skipped, notShown }: Tally) {
  return {
    answered: countOf(answered, locale),
    ...(skipped > 0 && { skipped: countOf(skipped, locale) }),
    ...(notShown > 0 && { notShown: countOf(notShown, locale) }),
  }
}

function chartView(words: Words, question: Question, found: readonly QuestionTable[]) {
  const [{ tally }] = found as [QuestionTable]
  switch (question.kind) {
    case 'single':
    case 'scale':
    case 'number':
      return { bars: barsOf(words, question, tally) }
    case 'multiple':
      return { bars: barsOf(words, question, tally) }
    case 'ranking':
      return { stacked: ranksOf(words, question, tally) }
    case 'matrix':
      return { stacked: rowsOf(words, question, found) }
    case 'short-text':
    case 'long-text':
      return {}
  }
}

/** Options of a multiple stand by how often they were chosen; whatever has an order keeps it. */
function barsOf(words: Words, question: Question, { answered, counts }: Tally) {
  const bars = placesIn(question).map((place) => ({
    label: answerLabel(words, question, place),
    count: counts.get(place) ?? 0,
  }))
  return barsView(words, {
    caption: question.text[words.locale],
    note: ofAnswered(words, answered, question.kind === 'multiple'),
    bars: question.kind === 'multiple' ? bars.toSorted((a, b) => b.count - a.count) : bars,
    total: answered,
  })
}

function ofAnswered(words: Words, answered: number, several = false): string {
  const { number } = countOf(answered, words.locale)
  return words(several ? 'results:of-answered-several' : 'results:of-answered', { number })
}

/** What was put first most often stands first. */
function ranksOf(words: Words, question: RankingQuestion, { answered, counts }: Tally) {
  const ranks = Array.from({ length: question.max }, (_, index) => index + 1)
  const stacks = question.options.map(({ code, label }) => ({
    label: label[words.locale],
    counts: ranks.map((rank) => counts.get(rankField(code, rank)) ?? 0),
    total: answered,
  }))
  return stackedView(words, {
    id: `chart-${question.id}`,
    caption: question.text[words.locale],
    note: ofAnswered(words, answered),
    legend: ranks.map((rank) => ({ label: words('results:rank', { rank }) })),
    stacks: stacks.toSorted((a, b) => (b.counts[0] ?? 0) - (a.counts[0] ?? 0)),
  })
}

function rowsOf(words: Words, question: MatrixQuestion, found: readonly QuestionTable[]) {
  return stackedView(words, {
    id: `chart-${question.id}`,
    caption: question.text[words.locale],
    note: words('results:questions-lead'),
    legend: question.points.map(({ label, offScale }) => ({
      label: label[words.locale],
      ...(offScale && { isApart: true }),
    })),
    stacks: question.rows.flatMap((row) => {
      const tally = found.find((each) => each.question === rowField(question.id, row.id))?.tally
      const counts = question.points.map(({ code }) => tally?.counts.get(code) ?? 0)
      return tally ? [{ label: row.text[words.locale], counts, total: tally.answered }] : []
    }),
  })
}
