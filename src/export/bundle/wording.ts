import type { Version } from '../../consultation/publication.js'
import type { Bilingual } from '../../questionnaire/questionnaire.js'
import type { HarmonisedColumn } from '../harmonised.js'
import { partOf } from './part.js'
import { inBoth, type Tongues } from './tongue.js'

/** How a column was asked, and in which versions. */
export type Wording = {
  readonly versions: readonly number[]
  /** The id of the question then. */
  readonly question: string
  readonly text: Bilingual
  readonly part: Bilingual | undefined
  readonly hint: Bilingual | undefined
  /** When it was shown; undefined: always. */
  readonly condition: Bilingual | undefined
}

/** The wordings of a column, oldest first; versions in a row that ask alike are told together. */
export function wordingsOf(
  { asked }: HarmonisedColumn,
  versions: readonly Version[],
  tongues: Tongues,
): readonly Wording[] {
  const wordings: Wording[] = []
  for (const [number, column] of asked) {
    const { questionnaire } = versions.find((version) => version.number === number)!
    const { id, text, hint, showIf } = column.question
    const condition = showIf && inBoth(tongues, (tongue) => tongue.condition(questionnaire, showIf))
    const wording = { question: id, text, part: partOf(column, tongues), hint, condition }
    const last = wordings.at(-1)
    if (last && isAlike(last, wording))
      wordings[wordings.length - 1] = { ...last, versions: [...last.versions, number] }
    else wordings.push({ ...wording, versions: [number] })
  }
  return wordings
}

function isAlike({ versions: _, ...one }: Wording, other: Omit<Wording, 'versions'>): boolean {
  const told = ({ question, text, part, hint, condition }: Omit<Wording, 'versions'>) =>
    JSON.stringify([question, ...[text, part, hint, condition].map((each) => each && [each.en, each.fr])])
  return told(one) === told(other)
}
