import { type FrameFault, type FrameWish, isNameless, longestLabel } from '../../../coding/revise-frame.js'
import { locales } from '../../../questionnaire/questionnaire.js'
import type { StaffCall } from '../../staff/call.js'
import type { Problems } from '../../staff/faults.js'
import { textFault } from '../../staff/posted-text.js'
import { prefixOf } from './frame-wish.js'

/** PostgreSQL keeps no NUL, and JSON of it no half of a pair. */
export function unreadableProblems({ staff, locale }: StaffCall, wish: FrameWish): Problems {
  if (!('label' in wish)) return {}
  const words = staff.house.words[locale]
  const isBad = (text: string) => textFault(text) === 'unreadable'
  const bad = locales.filter((side) => isBad(wish.label[side]) || isBad(wish.description[side]))
  return Object.fromEntries(
    bad.map((side) => [`${prefixOf(wish)}label-${side}`, words('themes:label-too-long', { number: longestLabel })]),
  )
}

/** Said where the theme stands, for it may have been set aside meanwhile. */
export function overtakenProblem({ staff, locale }: StaffCall, wish: FrameWish): Problems {
  const field = wish.kind === 'rename' ? `label-${locale}` : 'place'
  return { [`${prefixOf(wish)}${field}`]: staff.house.words[locale]('themes:overtaken') }
}

export function problemsOf({ staff, locale }: StaffCall, wish: FrameWish, fault: FrameFault): Problems {
  const words = staff.house.words[locale]
  const prefix = prefixOf(wish)
  if (fault === 'label-missing' && 'label' in wish) {
    const lacking = locales.filter((side) => isNameless(wish.label[side]))
    return Object.fromEntries(lacking.map((side) => [`${prefix}label-${side}`, words(`themes:label-missing-${side}`)]))
  }
  const sentence = words(`themes:${fault}`, { number: longestLabel })
  // What was typed for a theme that is gone stands in the form for a new one.
  if (fault === 'theme-gone' && wish.kind === 'rename')
    return { [`new-label-${locale}`]: words('themes:theme-gone-typed') }
  return { [`${prefix}${'label' in wish ? `label-${locale}` : 'place'}`]: sentence }
}
