import { sql } from 'kysely'
import type { Database } from '../database/connect.js'
import type { Locale } from '../questionnaire/questionnaire.js'
import type { Selection } from './selection.js'

/** How many mixed responses have a version, a language and a week in common. */
export type MixedGroup = {
  readonly version: number
  readonly language: Locale
  readonly week: string
  readonly responses: number
}

/** The mixed responses of a consultation, counted; by version, language and week. For the analyst. */
export async function countMixed(db: Database, consultation: string): Promise<readonly MixedGroup[]> {
  const { rows } = await sql<MixedGroup>`
    select version, language, received_week as week, count(*)::integer as responses
    from mixed_response
    where consultation = ${consultation}
    group by version, language, received_week
    order by version, language, received_week collate "C"`.execute(db)
  return rows
}

/** How many of them an extract selects. */
export function countSelected(groups: readonly MixedGroup[], selection: Selection): number {
  return groups.filter((group) => isSelected(group, selection)).reduce((sum, { responses }) => sum + responses, 0)
}

export function isSelected(group: MixedGroup, { versions, language, from, to }: Selection): boolean {
  return (
    versions.some(({ number }) => number === group.version) &&
    (language === undefined || group.language === language) &&
    (from === undefined || group.week >= from) &&
    (to === undefined || group.week <= to)
  )
}
