import { isDeepStrictEqual } from 'node:util'
import { countedAs, sorted } from '../../../coding/theme.js'
import { postedField, postedFields } from '../../posted-field.js'
import type { StaffCall } from '../../staff/call.js'
import type { FoundText } from './found-text.js'

/** What can be filled in beside a text. Both are one form, so that neither is lost while the other is sent. */
export const parts = ['coding', 'redacting'] as const
export type Part = (typeof parts)[number]

/** The parts in which something was typed or ticked that is not kept yet. */
export function pendingIn({ request: { body } }: StaffCall, { text, frame }: FoundText): readonly Part[] {
  // What comes without it is a button of another form.
  if (postedField(body, 'locale') === '') return []
  const own = sorted((text.themes ?? []).map((id) => countedAs(frame, id)))
  const isNone = postedField(body, 'none') !== ''
  const isCoded = !isDeepStrictEqual(tickedThemes(body), own) || isNone !== (text.themes?.length === 0)
  const typed = [postedField(body, 'passage'), postedField(body, 'note'), ...postedFields(body, 'span')]
  const isHiding = typed.some((each) => each.trim() !== '')
  return parts.filter((part) => (part === 'coding' ? isCoded : isHiding))
}

export function tickedThemes(body: unknown): readonly string[] {
  return sorted(postedFields(body, 'theme'))
}
