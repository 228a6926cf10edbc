import type { Bilingual } from '../questionnaire/questionnaire.js'

/** What a theme is at a moment. A sub-theme has a parent, which has none itself. */
export type ThemeValue = {
  readonly label: Bilingual
  /** What belongs in it; may be empty. */
  readonly description: Bilingual
  readonly parent?: string
  /** No longer offered; what was coded with it still counts. */
  readonly retired?: true
  /** What was coded with it counts as this one. */
  readonly mergedInto?: string
}

/** The themes of a consultation by their ids: `t1`, `t2`…, never used twice. */
export type Frame = ReadonlyMap<string, ThemeValue>

export type Theme = ThemeValue & { readonly id: string }

/** Themes in the order of their ids, each followed by its sub-themes. */
export function inOrder(frame: Frame): readonly Theme[] {
  const all = [...frame].map(([id, value]) => ({ ...value, id })).toSorted((a, b) => placeOf(a.id) - placeOf(b.id))
  const tops = all.filter(({ parent }) => parent === undefined || !frame.has(parent))
  return tops.flatMap((top) => [top, ...all.filter(({ parent }) => parent === top.id)])
}

/** Those with which a text can be coded. */
export function isOffered({ retired, mergedInto }: ThemeValue): boolean {
  return !retired && mergedInto === undefined
}

/** As what a text coded with this theme counts: itself, or what it was merged into in the end. */
export function countedAs(frame: Frame, id: string): string {
  const into = frame.get(id)?.mergedInto
  return into === undefined ? id : countedAs(frame, into)
}

/** Theme ids without repeats, in the order of their numbers. */
export function sorted(ids: Iterable<string>): readonly string[] {
  return [...new Set(ids)].toSorted((a, b) => placeOf(a) - placeOf(b))
}

function placeOf(id: string): number {
  return Number(id.slice(1))
}
