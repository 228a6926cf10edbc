import { type Bilingual, locales } from '../questionnaire/questionnaire.js'
import { countedAs, type Frame, isOffered, type ThemeValue } from './theme.js'

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
  | { readonly kind: 'faulty'; readonly fault: FrameFault }

/** In code points; of a description ten times as many. */
export const longestLabel = 100

/** What the wish makes of one theme, or why it cannot be. `fresh` is the id of one that is added. */
export function reviseFrame(frame: Frame, wish: FrameWish, fresh: string): Revision {
  const theme = wish.kind === 'add' ? fresh : wish.theme
  const value = frame.get(theme)
  const fault = faultIn(frame, wish, value)
  if (fault) return { kind: 'faulty', fault }
  return { kind: 'revised', theme, value: valueOf(wish, value!) }
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

function faultIn(frame: Frame, wish: FrameWish, value: ThemeValue | undefined): FrameFault | undefined {
  if (wish.kind !== 'add' && !value) return 'theme-gone'
  switch (wish.kind) {
    case 'add':
      return labelFault(frame, wish) ?? parentFault(frame, wish.parent)
    case 'rename':
      return labelFault(frame, wish, wish.theme)
    case 'move':
      if (wish.parent === wish.theme) return 'itself'
      if (wish.parent !== undefined && hasSubThemes(frame, wish.theme)) return 'has-sub-themes'
      return parentFault(frame, wish.parent)
    case 'merge':
      return mergeFault(frame, wish.theme, wish.into)
    case 'retire':
      return hasSubThemes(frame, wish.theme) ? 'has-sub-themes' : undefined
    case 'reinstate':
      return parentFault(frame, value!.parent) ?? labelFault(frame, value!, wish.theme)
  }
}

function labelFault(frame: Frame, { label, description }: ThemeValue, own?: string): FrameFault | undefined {
  if (locales.some((locale) => label[locale] === '')) return 'label-missing'
  const isLong = (words: Bilingual, most: number) => locales.some((locale) => Array.from(words[locale]).length > most)
  if (isLong(label, longestLabel) || isLong(description, longestLabel * 10)) return 'label-too-long'
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
  const value = frame.get(parent)
  return !value || !isOffered(value) || value.parent !== undefined ? 'parent-gone' : undefined
}

function mergeFault(frame: Frame, theme: string, into: string): FrameFault | undefined {
  const target = frame.get(into)
  if (!target || !isOffered(target)) return 'theme-gone'
  if (theme === into || countedAs(frame, into) === theme) return 'itself'
  return hasSubThemes(frame, theme) ? 'has-sub-themes' : undefined
}

function hasSubThemes(frame: Frame, theme: string): boolean {
  return [...frame.values()].some((value) => value.parent === theme && isOffered(value))
}
