import { isDeepStrictEqual } from 'node:util'
import { type Bilingual, locales } from '../questionnaire/questionnaire.js'
import { type Frame, isOffered, type ThemeValue } from './theme.js'

/** What an analyst asks of the frame that all share. */
export type FrameWish =
  | { readonly kind: 'add'; readonly label: Bilingual; readonly description: Bilingual; readonly parent?: string }
  | { readonly kind: 'rename'; readonly theme: string; readonly label: Bilingual; readonly description: Bilingual }
  /** Below another, or to the top. */
  | { readonly kind: 'move'; readonly theme: string; readonly parent?: string }
  | { readonly kind: 'merge'; readonly theme: string; readonly into: string }
  | { readonly kind: 'retire' | 'reinstate'; readonly theme: string }

export type FrameFault =
  | 'label-missing'
  | 'label-too-long'
  | 'label-taken'
  | 'theme-gone'
  | 'parent-gone'
  | 'has-sub-themes'
  | 'itself'

export type Revision =
  | { readonly kind: 'revised'; readonly theme: string; readonly value: ThemeValue }
  /** That theme is already as is wished. */
  | { readonly kind: 'standing'; readonly theme: string }
  | { readonly kind: 'faulty'; readonly theme: string; readonly fault: FrameFault }

/** In code points; of a description ten times as many. */
export const longestLabel = 100

/** What the wish makes of one theme, or why it cannot be. `fresh` is the id of one that is added. */
export function reviseFrame(frame: Frame, wish: FrameWish, fresh: string): Revision {
  const theme = wish.kind === 'add' ? fresh : wish.theme
  const before = frame.get(theme)
  if (wish.kind !== 'add' && !before) return { kind: 'faulty', theme, fault: 'theme-gone' }
  const value = valueOf(wish, before!)
  const standing = wish.kind === 'add' ? twinOf(frame, value) : isDeepStrictEqual(before, value) ? theme : undefined
  if (standing !== undefined) return { kind: 'standing', theme: standing }
  const fault = faultOf(frame, theme, value)
  return fault ? { kind: 'faulty', theme, fault } : { kind: 'revised', theme, value }
}

function twinOf(frame: Frame, value: ThemeValue): string | undefined {
  return [...frame].find(([, other]) => isDeepStrictEqual(other, value))?.[0]
}

function valueOf(wish: FrameWish, value: ThemeValue): ThemeValue {
  switch (wish.kind) {
    case 'add': {
      const { label, description, parent } = wish
      return { label, description, ...(parent !== undefined && { parent }) }
    }
    case 'rename':
      return { ...value, label: wish.label, description: wish.description }
    case 'move':
      return withoutAbsent({ ...value, parent: wish.parent })
    case 'merge':
      return { ...value, mergedInto: wish.into }
    case 'retire':
      return { ...value, retired: true }
    case 'reinstate':
      return withoutAbsent({ ...value, retired: undefined, mergedInto: undefined })
  }
}

type Given = { readonly [K in keyof ThemeValue]: ThemeValue[K] | undefined } & Pick<ThemeValue, 'label' | 'description'>

/** As it is kept: what a theme has not is no part of it. */
function withoutAbsent({ label, description, parent, retired, mergedInto }: Given): ThemeValue {
  return {
    label,
    description,
    ...(parent !== undefined && { parent }),
    ...(retired && { retired }),
    ...(mergedInto !== undefined && { mergedInto }),
  }
}

/** Why a theme cannot be this in that frame, or, without a value, why it cannot be taken out of it. */
export function faultOf(frame: Frame, theme: string, value: ThemeValue | undefined): FrameFault | undefined {
  if (!value) return isNeeded(frame, theme) ? 'has-sub-themes' : undefined
  const { parent, mergedInto } = value
  const isAbove = hasSubThemes(frame, theme)
  if (mergedInto === theme || parent === theme) return 'itself'
  if (isAbove && (parent !== undefined || !isOffered(value))) return 'has-sub-themes'
  if (mergedInto !== undefined && !isOfferedIn(frame, mergedInto)) return 'theme-gone'
  if (!isOffered(value)) return labelFault(value)
  return labelFault(value) ?? takenFault(frame, value, theme) ?? parentFault(frame, parent)
}

function labelFault({ label, description }: ThemeValue): FrameFault | undefined {
  if (locales.some((locale) => isNameless(label[locale]))) return 'label-missing'
  const isLong = (words: Bilingual, most: number) => locales.some((locale) => Array.from(words[locale]).length > most)
  return isLong(label, longestLabel) || isLong(description, longestLabel * 10) ? 'label-too-long' : undefined
}

/** Whether nothing of a name can be seen. */
export function isNameless(name: string): boolean {
  return /^[\p{Z}\p{C}\p{M}]*$/u.test(name)
}

function takenFault(frame: Frame, { label }: ThemeValue, own: string): FrameFault | undefined {
  const others = [...frame].filter(([id, value]) => id !== own && isOffered(value))
  const isTaken = others.some(([, other]) =>
    locales.some((locale) => folded(other.label[locale]) === folded(label[locale])),
  )
  return isTaken ? 'label-taken' : undefined
}

function folded(label: string): string {
  return label.normalize('NFKC').toLowerCase()
}

function parentFault(frame: Frame, parent: string | undefined): FrameFault | undefined {
  if (parent === undefined) return undefined
  return !isOfferedIn(frame, parent) || frame.get(parent)!.parent !== undefined ? 'parent-gone' : undefined
}

function isOfferedIn(frame: Frame, theme: string): boolean {
  const value = frame.get(theme)
  return value !== undefined && isOffered(value)
}

function hasSubThemes(frame: Frame, theme: string): boolean {
  return [...frame.values()].some((value) => value.parent === theme && isOffered(value))
}

function isNeeded(frame: Frame, theme: string): boolean {
  return [...frame.values()].some(({ parent, mergedInto }) => parent === theme || mergedInto === theme)
}
