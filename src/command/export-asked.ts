import type { Day } from '../consultation/consultation.js'
import { readDay } from '../consultation/toronto.js'
import { type ExtractFile, extractFiles } from '../export/extract.js'
import { parameterNames, type ParameterName, type Parameters, readParameters } from '../export/parameters.js'
import { readOptions } from './options.js'

/** What is to be exported, and where to. */
export type Asked = {
  readonly consultation: string
  readonly file: ExtractFile
  /** Both files and all that explains them, as one zip of that name instead. */
  readonly bundle: string | undefined
  readonly destroyBy: Day | undefined
  readonly parameters: Parameters
}

const rules: { readonly [name in ParameterName]: string } = {
  version: 'must be a number or "all".',
  separator: 'must be "," or ";".',
  labels: 'must be "en" or "fr".',
  bom: 'must be 0 or 1.',
  from: 'must be an ISO week, such as 2026-W48.',
  to: 'must be an ISO week, such as 2026-W48, and not before --from.',
  language: 'must be "en" or "fr".',
  text: 'must be 0 or 1.',
  redacted: 'must be 0 or 1.',
  questions: 'must be ids of questions, separated by commas.',
}

/** What the arguments ask for, or the sentence that says what is wrong with them. */
export function readAsked(args: readonly string[]): Asked | string {
  const option = { type: 'string' } as const
  const names = ['consultation', 'file', 'bundle', 'destroy-by', ...parameterNames]
  const values = readOptions(args, Object.fromEntries(names.map((name) => [name, option])))
  if (typeof values === 'string') return values
  const { consultation, file: wanted, bundle, 'destroy-by': destroyBy, ...given } = values as Given
  if (!consultation) return 'export needs --consultation.'
  const file = extractFiles.find((each) => each === (wanted ?? 'responses'))
  if (!file) return '--file must be "responses" or "open-text".'
  if (bundle === '') return '--bundle must be the name of a file.'
  if (bundle !== undefined && wanted !== undefined) return '--bundle has both files: leave out --file.'
  if (destroyBy !== undefined && !(bundle !== undefined && readDay(destroyBy) === destroyBy))
    return '--destroy-by must be a day, such as 2027-03-31, of a --bundle.'
  const read = readParameters(Object.fromEntries(Object.entries(given).map(([name, value]) => [name, [value]])))
  if (read.kind === 'faulty') return read.faults.map((name) => `--${name} ${rules[name]}`).join('\n')
  return { consultation, file, bundle, destroyBy, parameters: read.parameters }
}

type Given = { readonly [name in 'consultation' | 'file' | 'bundle' | 'destroy-by']?: string } & {
  readonly [name: string]: string
}
