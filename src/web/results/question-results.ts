import { rowField } from '../../questionnaire/field-names.js'
import type { Question } from '../../questionnaire/questionnaire.js'
import type { PartlyOffered } from '../../report/partly-offered.js'
import type { PublicTables, QuestionTable } from '../../report/release.js'
import type { Tally } from '../../report/tally.js'
import { withOffered } from '../chart/offered-note.js'
import { type Counted, questionChart } from '../chart/question-chart.js'
import { countOf } from '../count.js'
import type { Words } from '../words.js'
import { groupTableView } from './group-table.js'

export type Asked = {
  readonly words: Words
  readonly tables: PublicTables
  /** By their ids. */
  readonly questions: ReadonlyMap<string, Question>
  /** What only some versions offered, by the question. */
  readonly partly: (question: string) => readonly PartlyOffered[]
}

/** The chart of a question and its tables by group; nothing of one that has no numbers in the release. */
export function questionResults({ words, tables, questions, partly }: Asked, question: Question) {
  const found = tables.questions.filter((each) => isOf(question, each.question))
  const [first] = found
  if (!first) return { groups: [] }
  const groups = tables.tables.flatMap((table) => {
    const by = questions.get(table.by)
    return by && isOf(question, table.subject) ? [groupTableView(words, table, { question, by })] : []
  })
  return {
    ...(question.kind !== 'matrix' && passedView(words, first.tally)),
    ...questionChart(words, question, countedOf(question, found), {
      id: `chart-${question.id}`,
      caption: question.text[words.locale],
      note: withOffered(words, noteOf(words, question, first.tally), partly(question.id)),
    }),
    groups,
    groupCount: countOf(groups.length, words.locale),
  }
}

/** Of a matrix, each row has a table of its own. */
function isOf(question: Question, subject: string): boolean {
  if (question.kind !== 'matrix') return subject === question.id
  return question.rows.some(({ id }) => rowField(question.id, id) === subject)
}

/** Who did not answer, where there is anybody. */
function passedView({ locale }: Words, { skipped, notShown }: Tally) {
  if (skipped + notShown === 0) return {}
  return {
    passed: {
      ...(skipped > 0 && { skipped: countOf(skipped, locale) }),
      ...(notShown > 0 && { notShown: countOf(notShown, locale) }),
    },
  }
}

/** The rows of a matrix put together, as its chart reads them. */
function countedOf(question: Question, found: readonly QuestionTable[]): Counted {
  const { tally } = found[0] as QuestionTable
  if (question.kind !== 'matrix') return tally
  const counts = question.rows.flatMap(({ id }) => {
    const table = found.find((each) => each.question === rowField(question.id, id))
    return [...(table?.tally.counts ?? [])].map(([code, count]) => [rowField(id, code), count] as const)
  })
  return { answered: tally.answered, counts: new Map(counts) }
}

function noteOf(words: Words, { kind }: Question, { answered }: Tally): string {
  if (kind === 'matrix') return words('results:of-row')
  const { number } = countOf(answered, words.locale)
  return words(kind === 'multiple' ? 'results:of-answered-several' : 'results:of-answered', { number })
}
