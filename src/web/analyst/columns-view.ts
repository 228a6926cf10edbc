import { type ColumnChange, changesOf } from '../../export/column-changes.js'
import type { Column } from '../../export/columns.js'
import type { Extract } from '../../export/extract.js'
import type { HarmonisedColumn } from '../../export/harmonised.js'
import type { Locale } from '../../questionnaire/questionnaire.js'
import { countOf } from '../count.js'
import type { Words } from '../words.js'

/** The columns of a file, each with what it shows, which versions asked, and what changed between them. */
export function columnsView({ columns, versions }: Extract, words: Words, locale: Locale) {
  const changes = changesOf(columns, versions)
  const views = columns.map((column) => columnView(column, changes.get(column) ?? [], { words, locale }))
  return {
    all: views,
    number: countOf(views.length, locale).number,
    changed: views.filter((view) => view.changes.length > 0),
    several: versions.length > 1,
  }
}

type Wording = { readonly words: Words; readonly locale: Locale }

function columnView(column: HarmonisedColumn, changes: readonly ColumnChange[], wording: Wording) {
  const { name, asked } = column
  const latest = [...asked.values()].at(-1)
  return {
    name,
    question: latest?.question.text[wording.locale] ?? '',
    ...(latest && partView(latest, wording)),
    versions: [...asked.keys()].join(', '),
    earlier: earlierNames(column).map(([id, numbers]) =>
      wording.words('files:asked-as', { id, versions: numbers.join(', ') }),
    ),
    changes: changes.map((change) => changeView(change, wording)),
  }
}

/** Of a question with several columns, which part this one is. */
function partView(column: Column, { words, locale }: Wording): { readonly part?: string } {
  switch (column.kind) {
    case 'chosen':
    case 'rank': {
      const option = column.question.options.find(({ code }) => code === column.option)
      return { part: option?.label[locale] ?? column.option }
    }
    case 'row': {
      const row = column.question.rows.find(({ id }) => id === column.row)
      return { part: row?.text[locale] ?? column.row }
    }
    case 'words':
      return { part: words('files:part-words') }
    case 'code':
    case 'number':
    case 'text':
      return {}
  }
}

/** The ids under which it was asked before, each with the versions in which it was. */
function earlierNames({ name, asked }: HarmonisedColumn): readonly (readonly [string, readonly number[]])[] {
  const numbers = new Map<string, number[]>()
  for (const [number, { question }] of asked) {
    if (name === question.id || name.startsWith(`${question.id}__`)) continue
    numbers.set(question.id, [...(numbers.get(question.id) ?? []), number])
  }
  return [...numbers]
}

function changeView({ from, to, comparability, intents }: ColumnChange, { words }: Wording) {
  return {
    between: words('files:between', { from: String(from), to: String(to) }),
    what: intents.map((kind) => words(`intent:${kind}`)).join(', '),
    ...(comparability === 'none' ? {} : { effect: words(`comparability:${comparability}`) }),
  }
}
