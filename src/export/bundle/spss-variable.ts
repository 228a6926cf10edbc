import type { BookColumn } from './book.js'
import type { Code } from './column-codes.js'

/** How a column is read by SPSS, and what becomes of it there. */
export type SpssVariable = {
  readonly column: BookColumn
  readonly name: string
  /** Under which name it is read, and with how many bytes. */
  readonly read: string
  readonly width: number
} & (
  | { readonly kind: 'string' }
  /** That somebody wrote. */
  | { readonly kind: 'text' }
  | ({ readonly kind: 'number'; readonly decimals: number; readonly missing: Missing } & Scaled)
)

/** Why there is no answer: numbers below all that it can hold. */
export type Missing = { readonly skipped: number; readonly notShown: number; readonly notAsked: number }

type Scaled = {
  /** Code → the number that stands for it, where its cells are no numbers. */
  readonly values?: ReadonlyMap<string, number>
  /** The highest of those numbers that are set apart from the scale. */
  readonly apart?: number
}

const usualMissing: Missing = { skipped: -97, notShown: -98, notAsked: -99 }
/** For numbers that may be as small as these. */
const farMissing: Missing = { skipped: -999999999999997, notShown: -999999999999998, notAsked: -999999999999999 }

export type SpssReading = {
  readonly names: ReadonlyMap<string, string>
  /** Bytes of the longest text of each column that has one. */
  readonly widths: ReadonlyMap<string, number>
}

/** What SPSS holds of a string at most. */
const longestString = 32_767
/** Digits of the longest number that can be answered, and room for a sign, a point and an exponent. */
const numberWidth = 40

export function spssVariable(column: BookColumn, place: number, { names, widths }: SpssReading): SpssVariable {
  const name = names.get(column.name)!
  const asRead = { column, name, read: name }
  // No id begins so.
  const asNumber = {
    column,
    name,
    read: `@${place + 1}`,
    kind: 'number',
    width: numberWidth,
    missing: usualMissing,
  } as const
  switch (column.column.kind) {
    case 'chosen':
    case 'rank':
      return { ...asNumber, decimals: 0 }
    case 'number':
      return {
        ...asNumber,
        decimals: isWhole(column) ? 0 : 6,
        missing: isAboveUsual(column) ? usualMissing : farMissing,
      }
    case 'text':
    case 'words':
      // With the apostrophe that guards it.
      return {
        ...asRead,
        kind: 'text',
        width: Math.min(longestString, Math.max(3, (widths.get(column.name) ?? 0) + 1)),
      }
    case 'code':
    case 'row': {
      const width = Math.max(2, ...column.codes.map(({ code }) => code.length))
      const scaled = scaledOf(column.codes)
      return scaled
        ? { ...asNumber, ...scaled, width, decimals: decimalsOf(scaled) }
        : { ...asRead, kind: 'string', width }
    }
  }
}

function isWhole({ column: { question } }: BookColumn): boolean {
  return question.kind === 'number' && question.whole === true
}

function isAboveUsual({ column: { question } }: BookColumn): boolean {
  return question.kind === 'number' && question.min !== undefined && question.min > usualMissing.skipped
}

/** Where what is set apart begins on a scale that goes below zero. */
const belowScale = -81

/** The numbers of a scale whose every point counts; what is set apart from it gets one below all of them. */
function scaledOf(codes: readonly Code[]): Required<Scaled> | Omit<Scaled, 'apart'> | undefined {
  const onScale = codes.filter(({ offScale }) => !offScale)
  const counts = onScale.flatMap(({ value }) => value ?? [])
  const lowest = Math.min(0, ...counts)
  if (counts.length === 0 || counts.length < onScale.length || lowest <= belowScale) return undefined
  const apart = lowest < 0 ? belowScale : -1
  const off = codes.filter(({ offScale }) => offScale)
  const values = new Map(codes.map(({ code, value, offScale }) => [code, offScale ? NaN : value!]))
  for (const [index, { code }] of off.entries()) values.set(code, apart - index)
  return off.length > 0 ? { values, apart } : { values }
}

function decimalsOf({ values }: Scaled): number {
  return [...(values?.values() ?? [])].every((value) => Number.isInteger(value)) ? 0 : 2
}
