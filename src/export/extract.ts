import type { Published } from '../consultation/publication.js'
import type { CsvQuery } from './csv-sql.js'
import { type HarmonisedColumn, harmonise } from './harmonised.js'
import { isOpenText } from './open-text-sql.js'
import type { ParameterName, Parameters } from './parameters.js'

/** Which file: one row a response, or one row a written answer. */
export const extractFiles = ['responses', 'open-text'] as const
export type ExtractFile = (typeof extractFiles)[number]

/** Everything that makes a file what it is. */
export type Extract = CsvQuery & { readonly file: ExtractFile; readonly bom: boolean }

export type PlannedExtract =
  | { readonly kind: 'extract'; readonly extract: Extract }
  | { readonly kind: 'nothing-published' }
  /** No version of that number, a question that none of the versions asked, or written answers without what was written. */
  | { readonly kind: 'faulty'; readonly faults: readonly ParameterName[] }

/** What the parameters mean for this consultation. */
export function planExtract(
  { consultation, versions }: Published,
  file: ExtractFile,
  asked: Parameters,
): PlannedExtract {
  if (versions.length === 0) return { kind: 'nothing-published' }
  const { version, questions, text, ...rest } = asked
  const chosen = versions.filter(({ number }) => version === undefined || number === version)
  if (chosen.length === 0) return { kind: 'faulty', faults: ['version'] }
  if (file === 'open-text' && !text) return { kind: 'faulty', faults: ['text'] }
  const columns = harmonise(chosen)
  const known = new Set(columns.flatMap(questionsOf))
  if (questions.some((id) => !known.has(id))) return { kind: 'faulty', faults: ['questions'] }
  const wanted = columns
    .filter((column) => questions.length === 0 || questionsOf(column).some((id) => questions.includes(id)))
    .filter((column) => (isWritten(column) ? file === 'open-text' || text : file === 'responses'))
  return {
    kind: 'extract',
    extract: { ...rest, file, consultation: consultation.id, versions: chosen, columns: wanted },
  }
}

/** A column is asked for by any id of its lineage. */
function questionsOf({ asked }: HarmonisedColumn): readonly string[] {
  return [...asked.values()].map(({ question }) => question.id)
}

function isWritten({ asked }: HarmonisedColumn): boolean {
  return [...asked.values()].some(isOpenText)
}
