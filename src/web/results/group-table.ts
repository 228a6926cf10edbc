import type { Question } from '../../questionnaire/questionnaire.js'
import type { Part } from '../../report/parts.js'
import type { GroupTable } from '../../report/release.js'
import { shareOf } from '../chart/share.js'
import { countOf } from '../count.js'
import type { Words } from '../words.js'
import { answerLabel, subjectLabel } from './answer-label.js'

/** As many as can be named in the head of a column or a row; of more, that they are others, and which. */
const namedAtMost = 2

/** For `components/group-table`: the answers to one question, or one row of a matrix, by those to an identifying one. */
export function groupTableView(
  words: Words,
  table: GroupTable,
  { question, by }: { question: Question; by: Question },
) {
  const number = (count: number) => countOf(count, words.locale).number
  const named = { subject: subjectLabel(words, question, table.subject), by: by.text[words.locale] }
  return {
    id: `groups-${table.subject}-${table.by}`,
    heading: words('results:by', { question: named.by }),
    caption: words('results:by-caption', named),
    columns: table.columns.map((column) => ({ ...groupLabel(words, by, column), people: number(column.count) })),
    rows: table.rows.map(({ answers, counts }) => ({
      ...labelOf(
        words,
        'results:other-answers',
        answers.map((answer) => answerLabel(words, question, answer)),
      ),
      cells: counts.map((count, index) => ({
        number: number(count),
        share: shareOf(count, table.columns[index]?.count ?? 0, words.locale),
      })),
    })),
  }
}

export function groupLabel(words: Words, by: Question, { groups }: Part): GroupLabel {
  return labelOf(
    words,
    'results:other-groups',
    groups.map((group) => answerLabel(words, by, group)),
  )
}

type OthersKey = 'results:other-answers' | 'results:other-groups'

type GroupLabel = { readonly label: string; readonly which?: string }

function labelOf(words: Words, others: OthersKey, labels: readonly string[]): GroupLabel {
  const list = new Intl.ListFormat(`${words.locale}-CA`, { type: 'disjunction' }).format(labels)
  return labels.length > namedAtMost ? { label: words(others), which: labels.join(' · ') } : { label: list }
}
