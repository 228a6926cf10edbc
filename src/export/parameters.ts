import { type Locale, locales } from '../questionnaire/questionnaire.js'
import { type Separator, separators } from './csv-text.js'

/** What can be asked of an extract, by the names under which it is asked for. */
export type Parameters = {
  /** Absent: all, harmonised. */
  readonly version: number | undefined
  readonly separator: Separator
  /** Labels in this language instead of codes. */
  readonly labels: Locale | undefined
  /** Begins with a byte order mark, by which Excel knows that the file is UTF-8. */
  readonly bom: boolean
  /** ISO weeks, both included. */
  readonly from: string | undefined
  readonly to: string | undefined
  /** That of the responses. */
  readonly language: Locale | undefined
  /** With what people wrote in their own words. */
  readonly text: boolean
  /** With marks in the place of words that analysts have hidden: unless they are asked for, none leave. */
  readonly redacted: boolean
  /** Their ids; none means all. */
  readonly questions: readonly string[]
}

export type ParameterName = keyof Parameters

export const parameterNames = [
  'version',
  'separator',
  'labels',
  'bom',
  'from',
  'to',
  'language',
  'text',
  'redacted',
  'questions',
] as const satisfies readonly ParameterName[]

/** What a bundle can be asked for: labels, separators and byte order marks are those of its own files. */
export const bundleParameterNames: readonly ParameterName[] = parameterNames.filter(
  (name) => !['separator', 'labels', 'bom'].includes(name),
)

/** What was given under each name; what was not given, or is empty, has its default. */
export type Given = { readonly [name in ParameterName]?: readonly string[] | undefined }

export type ReadParameters =
  | { readonly kind: 'parameters'; readonly parameters: Parameters }
  /** Those whose value is none they can have. */
  | { readonly kind: 'faulty'; readonly faults: readonly ParameterName[] }

export function readParameters(given: Given): ReadParameters {
  const faults: ParameterName[] = []
  const read = <Value>(name: ParameterName, reader: (text: string) => Value | Unfit): Value => {
    const [text = '', ...others] = given[name] ?? []
    const value = others.length > 0 ? unfit : reader(text)
    if (value === unfit) faults.push(name)
    return (value === unfit ? undefined : value) as Value
  }
  const parameters: Parameters = {
    version: read('version', readVersion),
    separator: read('separator', (text) => oneOf(separators, text || ',')),
    labels: read('labels', (text) => (text === 'codes' ? undefined : readLocale(text))),
    bom: read('bom', readFlag),
    from: read('from', readWeek),
    to: read('to', readWeek),
    language: read('language', (text) => (text === 'all' ? undefined : readLocale(text))),
    text: read('text', readFlag),
    redacted: read('redacted', readFlag),
    questions: (given.questions ?? []).flatMap((ids) => ids.split(',')).filter((id) => id !== ''),
  }
  const { from, to } = parameters
  if (from !== undefined && to !== undefined && from > to) faults.push('to')
  return faults.length > 0 ? { kind: 'faulty', faults } : { kind: 'parameters', parameters }
}

const unfit = Symbol('unfit')
type Unfit = typeof unfit

function oneOf<Value extends string>(values: readonly Value[], text: string): Value | Unfit {
  return values.find((each) => each === text) ?? unfit
}

function readVersion(text: string): number | undefined | Unfit {
  if (text === '' || text === 'all') return undefined
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : unfit
}

function readLocale(text: string): Locale | undefined | Unfit {
  return text === '' ? undefined : oneOf(locales, text)
}

function readFlag(text: string): boolean | Unfit {
  if (text === '' || text === '1') return true
  return text === '0' ? false : unfit
}

function readWeek(text: string): string | undefined | Unfit {
  if (text === '') return undefined
  return /^\d{4}-W(0[1-9]|[1-4]\d|5[0-3])$/.test(text) ? text : unfit
}
