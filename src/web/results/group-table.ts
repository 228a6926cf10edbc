import type { Question } from '../../questionnaire/questionnaire.js'
import { placesIn } from '../../report/place.js'
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
  const columns = inOrder(by, table.columns)
  return {
    id: `groups-${table.subject}-${table.by}`,
    caption: words('results:by', { question: by.text[words.locale] }),
    ...(question.kind === 'matrix' && { row: subjectLabel(words, question, table.subject) }),
    columns: columns.map(({ part }) => ({ ...groupLabel(words, by, part), people: number(part.count) })),
    rows: table.rows.map(({ answers, counts }) => ({
      ...labelOf(
        words,
        'results:other-answers',
        answers.map((answer) => answerLabel(words, question, answer)),
      ),
      cells: columns.map(({ part, place }) => ({
        number: number(counts[place] ?? 0),
        share: shareOf(counts[place] ?? 0, part.count, words.locale),
      })),
    })),
  }
}

/** As the question offers them, and not by their size; those that are told together come last. */
export function inOrder(by: Question, parts: readonly Part[]) {
  const offered = placesIn(by)
  const rank = ({ groups: [first = ''], groups }: Part) => (groups.length > 1 ? 2 : offered.includes(first) ? 0 : 1)
  const at = ({ groups: [first = ''] }: Part) => offered.indexOf(first)
  return parts
    .map((part, place) => ({ part, place }))
    .toSorted((a, b) => rank(a.part) - rank(b.part) || at(a.part) - at(b.part))
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
  const list = labels.join(' · ')
  return labels.length > namedAtMost ? { label: words(others), which: list } : { label: list }
}
