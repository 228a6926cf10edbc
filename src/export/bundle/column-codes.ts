import type { Bilingual, Option, Point } from '../../questionnaire/questionnaire.js'
import type { Column } from '../columns.js'
import type { HarmonisedColumn } from '../harmonised.js'
import { inBoth, type Tongues } from './tongue.js'

/** What a cell can hold, and what it stands for. */
export type Code = {
  readonly code: string
  /** As the latest version that offers it words it. */
  readonly label: Bilingual
  /** Of a point of a scale: what it counts. */
  readonly value: number | undefined
  /** Set apart from the scale, such as "no opinion". */
  readonly offScale: boolean
  /** How it was worded before, oldest first. */
  readonly earlier: readonly Worded[]
}

export type Worded = { readonly label: Bilingual; readonly versions: readonly number[] }

/** The codes of a column: those of the latest version in their order, then those that only earlier ones offered. */
export function codesOf({ asked }: HarmonisedColumn, tongues: Tongues): readonly Code[] {
  const offers = [...asked].map(([version, column]) => ({ version, offered: offeredBy(column, tongues) }))
  const codes = new Set(offers.toReversed().flatMap(({ offered }) => offered.map(({ code }) => code)))
  return [...codes].map((code) => {
    const worded = offers.flatMap(({ version, offered }) => {
      const each = offered.find((option) => option.code === code)
      return each ? [{ version, each }] : []
    })
    const { each: latest } = worded.at(-1)!
    const { label } = latest
    const earlier = worded.filter(({ each }) => each.label.en !== label.en || each.label.fr !== label.fr)
    const point: Partial<Point> = latest
    return { code, label, value: point.value, offScale: point.offScale ?? false, earlier: together(earlier) }
  })
}

function offeredBy(column: Column, tongues: Tongues): readonly (Option | Point)[] {
  switch (column.kind) {
    case 'code':
      return column.question.kind === 'single' ? column.question.options : column.question.points
    case 'row':
      return column.question.points
    case 'chosen':
      return [
        { code: '0', label: inBoth(tongues, ({ words }) => words('bundle:not-chosen')) },
        { code: '1', label: inBoth(tongues, ({ words }) => words('bundle:chosen')) },
      ]
    case 'rank':
    case 'number':
    case 'text':
    case 'words':
      return []
  }
}

function together(worded: readonly { readonly version: number; readonly each: Option | Point }[]): readonly Worded[] {
  const groups = new Map<string, { label: Bilingual; versions: number[] }>()
  for (const { version, each } of worded) {
    const key = JSON.stringify([each.label.en, each.label.fr])
    const group = groups.get(key) ?? { label: each.label, versions: [] }
    groups.set(key, group)
    group.versions.push(version)
  }
  return [...groups.values()]
}
