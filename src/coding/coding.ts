import { effective, type Numbered } from './standing.js'

/** What stands for "read, and no theme fits", and for "may be quoted", among the codes of one text. No theme has such an id. */
export const withoutTheme = '.none'
export const quotable = '.quote'

/** What one analyst adds to their codes of one text, and takes away from them. */
export type CodingDeed = {
  readonly kind: 'text-coded'
  readonly added: readonly string[]
  readonly removed: readonly string[]
}

export type CodingAct = Numbered & { readonly deed?: CodingDeed | undefined }

/** How one analyst sees one text. */
export type Coding = {
  readonly themes: readonly string[]
  /** Read, and no theme fits. */
  readonly isWithoutTheme: boolean
  /** The act by which they let it be quoted. */
  readonly quoted: number | undefined
}

export const uncoded: Coding = { themes: [], isWithoutTheme: false, quoted: undefined }

/** Their codes after these acts, in order: additions and removals, so that of acts at once none is lost. */
export function codingOf(acts: readonly CodingAct[]): Coding {
  const held = new Map<string, number>()
  for (const { deed, number } of effective(acts)) {
    deed?.removed.forEach((code) => held.delete(code))
    deed?.added.forEach((code) => held.set(code, number))
  }
  const themes = [...held.keys()].filter((code) => !code.startsWith('.')).toSorted()
  return { themes, isWithoutTheme: themes.length === 0 && held.has(withoutTheme), quoted: held.get(quotable) }
}

/** As a form shows and sends it. */
export function codesOf({ themes, isWithoutTheme, quoted }: Coding): readonly string[] {
  return [...themes, ...(isWithoutTheme ? [withoutTheme] : []), ...(quoted === undefined ? [] : [quotable])]
}

/** What was changed between the codes that a form showed and those that it sent; undefined when nothing was. */
export function codingDeed(shown: readonly string[], sent: readonly string[]): CodingDeed | undefined {
  const added = sent.filter((code) => !shown.includes(code))
  const removed = shown.filter((code) => !sent.includes(code))
  return added.length + removed.length === 0 ? undefined : { kind: 'text-coded', added, removed }
}

/** Whether someone says both that a theme fits and that none does. */
export function contradicts(codes: readonly string[]): boolean {
  return codes.includes(withoutTheme) && codes.some((code) => !code.startsWith('.'))
}
