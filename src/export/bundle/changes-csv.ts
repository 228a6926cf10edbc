import type { Json } from '../../questionnaire/change.js'
import type { Book } from './book.js'
import { csvTable } from './csv-table.js'
import { versionSteps } from './version-steps.js'

export const changesHeader = [
  'from_version',
  'to_version',
  'place',
  'change',
  'change_en',
  'change_fr',
  'comparability',
  'attribute',
  'language',
  'before',
  'after',
] as const

/** The change log as a table: a row for every text or value that changed. */
export function changesCsv({ versions, tongues }: Book): string {
  const rows = versionSteps(versions).flatMap(({ from, to, acts }) =>
    acts.flatMap(({ kind, place, comparability, facts }) => {
      const act = [from, to, place, kind, tongues.en.words(`intent:${kind}`), tongues.fr.words(`intent:${kind}`)]
      return facts.map(({ attribute, locale, before, after }) => [
        ...act,
        comparability,
        attribute,
        locale,
        valueText(before),
        valueText(after),
      ])
    }),
  )
  return csvTable(changesHeader, rows)
}

function valueText(value: Json | undefined): string | undefined {
  if (value === undefined) return undefined
  return typeof value === 'string' ? value : JSON.stringify(value)
}
