import { isOpenText } from './open-text-sql.js'
import { harmonise } from './harmonised.js'
import type { NumberedVersion } from './lineage.js'
import { specifyField } from '../questionnaire/field-names.js'
import type { Bilingual, Question } from '../questionnaire/questionnaire.js'

/** A question that people answered in their own words, through all versions. */
export type Written = {
  /** As in the column of a file of all versions. */
  readonly name: string
  /** Under which its texts stand in answers. */
  readonly stored: readonly string[]
  /** As last asked. */
  readonly question: Question
  /** The label of the box, where the words go with an option. */
  readonly box: Bilingual | undefined
}

/** In the order of the newest version. */
export function writtenIn(versions: readonly NumberedVersion[]): readonly Written[] {
  if (versions.length === 0) return []
  return harmonise(versions).flatMap(({ name, asked }) => {
    const columns = [...asked.values()].filter(isOpenText)
    const latest = columns.at(-1)
    if (!latest) return []
    const { question, kind } = latest
    const stored = columns.map((each) => (each.kind === 'words' ? specifyField(each.question.id) : each.question.id))
    const options = 'options' in question ? question.options : []
    const box = kind === 'words' ? options.find(({ specify }) => specify)?.specify : undefined
    return [{ name, stored: [...new Set(stored)], question, box }]
  })
}
