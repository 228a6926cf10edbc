import type { Column } from '../../../export/columns.js'
import { harmonise } from '../../../export/harmonised.js'
import type { NumberedVersion } from '../../../export/lineage.js'
import { isOpenText } from '../../../export/open-text-sql.js'
import { specifyField } from '../../../questionnaire/field-names.js'
import type { Bilingual } from '../../../questionnaire/questionnaire.js'

/** A question that people answer in their own words, through its versions. */
export type TextQuestion = {
  /** The name of its column in the files. */
  readonly id: string
  /** Under which its texts are stored. */
  readonly stored: readonly string[]
  readonly text: Bilingual
  /** Asks for words to an option of it. */
  readonly isOfOption: boolean
}

/** Those of all versions, oldest first, in the order of the newest. */
export function textQuestions(versions: readonly NumberedVersion[]): readonly TextQuestion[] {
  return harmonise(versions).flatMap(({ name, asked }) => {
    const columns = [...asked.values()].filter(isOpenText)
    const last = columns.at(-1)
    if (!last) return []
    const stored = [...new Set(columns.map(storedUnder))]
    return { id: name, stored, text: last.question.text, isOfOption: last.kind === 'words' }
  })
}

function storedUnder({ kind, question }: Column): string {
  return kind === 'words' ? specifyField(question.id) : question.id
}
