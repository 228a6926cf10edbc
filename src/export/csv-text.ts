import { guardFormula } from './formula-guard.js'

/** Fields of RFC 4180 are separated by commas; spreadsheets of French-speaking Canada expect semicolons. */
export const separators = [',', ';'] as const
export type Separator = (typeof separators)[number]

/** A text somebody wrote, as a cell: guarded, and always quoted. Ids, codes, numbers and marks need neither. */
export function csvText(text: string): string {
  return `"${guardFormula(text).replaceAll('"', '""')}"`
}
