import { literal } from '../database/copy-out.js'
import type { Locale } from '../questionnaire/questionnaire.js'
import type { NumberedVersion } from './lineage.js'

/** Which responses an extract has. */
export type Selection = {
  readonly consultation: string
  /** One at least, oldest first. */
  readonly versions: readonly NumberedVersion[]
  /** ISO weeks such as `2026-W48`, both included; an absent one is open. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  /** That of the response. */
  readonly language?: Locale | undefined
}

/** The condition on `mixed_response` that selects them. Weeks written so are in order as texts are, byte by byte. */
export function selectionSql({ consultation, versions, from, to, language }: Selection): string {
  return [
    `consultation = ${literal(consultation)}`,
    `version in (${versions.map(({ number }) => number).join(', ')})`,
    ...(from === undefined ? [] : [`received_week >= ${literal(from)} collate "C"`]),
    ...(to === undefined ? [] : [`received_week <= ${literal(to)} collate "C"`]),
    ...(language === undefined ? [] : [`language = ${literal(language)}`]),
  ].join(' and ')
}
