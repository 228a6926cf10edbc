import type { Bilingual } from '../questionnaire/questionnaire.js'
import { effective, type Numbered, standing } from './standing.js'

/** What an analyst does to the code frame. */
export type FrameDeed =
  | {
      readonly kind: 'theme-added'
      readonly theme: string
      readonly parent: string | null
      readonly label: Bilingual
      readonly description: Bilingual
    }
  | {
      readonly kind: 'theme-reworded'
      readonly theme: string
      readonly label: Bilingual
      readonly description: Bilingual
    }
  | { readonly kind: 'theme-moved'; readonly theme: string; readonly parent: string | null }
  | { readonly kind: 'theme-merged'; readonly theme: string; readonly into: string }
  | { readonly kind: 'theme-retired'; readonly theme: string }

export type FrameAct = Numbered & { readonly deed?: FrameDeed | undefined }

export type Theme = {
  readonly id: string
  readonly parent: string | null
  readonly label: Bilingual
  readonly description: Bilingual
  readonly isRetired: boolean
  /** Itself; another once it was merged into it. */
  readonly standsFor: string
  /** The act that changed it last, and those that took it out of use. */
  readonly changed: number
  readonly retiredBy?: number
  readonly mergedBy?: number
}

/** The themes of a consultation by id, in the order in which they were added. */
export type Frame = ReadonlyMap<string, Theme>

export type FrameFault =
  | 'theme-gone'
  | 'label-taken'
  /** A theme has parts, and a part has none. */
  | 'too-deep'
  | 'has-parts'
  | 'into-itself'
  | 'changes-nothing'

export type Performed =
  | { readonly kind: 'frame'; readonly frame: Frame }
  | { readonly kind: 'refused'; readonly fault: FrameFault }

export type UndoFault =
  | 'unknown-act'
  | 'undone-already'
  /** What was done later rests on it. */
  | 'built-on'

/** The frame that these acts, in order, come to. Throws when one of them does not fit those before it. */
export function frameOf(acts: readonly FrameAct[]): Frame {
  const frame = replay(acts)
  if (!frame) throw new TypeError('The acts of a code frame do not fit one another')
  return frame
}

/** Ids are never given twice, whatever was undone. */
export function nextTheme(acts: readonly FrameAct[]): string {
  return `t${acts.filter(({ deed }) => deed?.kind === 'theme-added').length + 1}`
}

/** Why an act cannot be undone now; undefined when it can. Every act can be, and so can an undoing. */
export function undoFault(acts: readonly FrameAct[], number: number): UndoFault | undefined {
  if (!acts.some((act) => act.number === number)) return 'unknown-act'
  if (!standing(acts).has(number)) return 'undone-already'
  const next = Math.max(...acts.map((act) => act.number)) + 1
  return replay([...acts, { number: next, undoes: number }]) ? undefined : 'built-on'
}

/** What one deed makes of a frame. */
export function perform(frame: Frame, deed: FrameDeed, number: number): Performed {
  switch (deed.kind) {
    case 'theme-added':
      return addTheme(frame, deed, number)
    case 'theme-reworded':
      return changeTheme(frame, deed.theme, (theme) => {
        if (isSame(theme.label, deed.label) && isSame(theme.description, deed.description)) return 'changes-nothing'
        if (isTaken(frame, deed.label, deed.theme)) return 'label-taken'
        return { ...theme, label: deed.label, description: deed.description, changed: number }
      })
    case 'theme-moved':
      return changeTheme(frame, deed.theme, (theme) => {
        if (theme.parent === deed.parent) return 'changes-nothing'
        const fault = parentFault(frame, deed.parent) ?? (hasParts(frame, theme.id) ? 'has-parts' : undefined)
        if (fault) return fault
        return deed.parent === theme.id ? 'into-itself' : { ...theme, parent: deed.parent, changed: number }
      })
    case 'theme-merged':
      return mergeTheme(frame, deed, number)
    case 'theme-retired':
      return changeTheme(frame, deed.theme, (theme) =>
        theme.isRetired ? 'changes-nothing' : { ...theme, isRetired: true, retiredBy: number, changed: number },
      )
  }
}

/** A theme that stands by itself; undefined when there is none, or it was merged into another. */
export function findStanding(frame: Frame, id: string): Theme | undefined {
  const theme = frame.get(id)
  return theme?.standsFor === id ? theme : undefined
}

function replay(acts: readonly FrameAct[]): Frame | undefined {
  let frame: Frame = new Map()
  for (const { deed, number } of effective(acts)) {
    if (!deed) continue
    const performed = perform(frame, deed, number)
    if (performed.kind === 'refused') return undefined
    frame = performed.frame
  }
  return frame
}

function addTheme(
  frame: Frame,
  { theme, parent, label, description }: Extract<FrameDeed, { kind: 'theme-added' }>,
  number: number,
): Performed {
  const fault = parentFault(frame, parent) ?? (isTaken(frame, label) ? 'label-taken' : undefined)
  if (fault) return refused(fault)
  const added = { id: theme, parent, label, description, isRetired: false, standsFor: theme, changed: number }
  // Undone and done again, a theme comes back after younger ones.
  const themes = [...frame.values(), added].toSorted((a, b) => placeOf(a.id) - placeOf(b.id))
  return { kind: 'frame', frame: new Map(themes.map((each) => [each.id, each])) }
}

function mergeTheme(
  frame: Frame,
  { theme, into }: Extract<FrameDeed, { kind: 'theme-merged' }>,
  number: number,
): Performed {
  if (theme === into) return refused('into-itself')
  const target = findStanding(frame, into)
  if (!findStanding(frame, theme) || !target || target.isRetired) return refused('theme-gone')
  if (hasParts(frame, theme)) return refused('has-parts')
  const merged = [...frame.values()].map((each) =>
    each.standsFor === theme
      ? { ...each, standsFor: into, ...(each.id === theme && { changed: number, mergedBy: number }) }
      : each,
  )
  return { kind: 'frame', frame: new Map(merged.map((each) => [each.id, each])) }
}

function changeTheme(frame: Frame, id: string, change: (theme: Theme) => Theme | FrameFault): Performed {
  const theme = findStanding(frame, id)
  if (!theme) return refused('theme-gone')
  const changed = change(theme)
  return typeof changed === 'string'
    ? refused(changed)
    : { kind: 'frame', frame: new Map([...frame].map(([key, each]) => [key, key === id ? changed : each])) }
}

function refused(fault: FrameFault): Performed {
  return { kind: 'refused', fault }
}

function parentFault(frame: Frame, parent: string | null): FrameFault | undefined {
  if (parent === null) return undefined
  const theme = findStanding(frame, parent)
  if (!theme || theme.isRetired) return 'theme-gone'
  return theme.parent === null ? undefined : 'too-deep'
}

function hasParts(frame: Frame, id: string): boolean {
  return [...frame.values()].some((each) => each.parent === id && each.standsFor === each.id)
}

/** In either language, whatever the capitals: two themes of one name could not be told apart in a list of checkboxes. */
function isTaken(frame: Frame, label: Bilingual, except?: string): boolean {
  const alike = (a: string, b: string) => a.toLocaleLowerCase() === b.toLocaleLowerCase()
  return [...frame.values()].some(
    (each) =>
      each.id !== except &&
      each.standsFor === each.id &&
      (alike(each.label.en, label.en) || alike(each.label.fr, label.fr)),
  )
}

function isSame(a: Bilingual, b: Bilingual): boolean {
  return a.en === b.en && a.fr === b.fr
}

/** The number in its id, by which themes are in order. */
export function placeOf(theme: string): number {
  return Number(theme.slice(1))
}
