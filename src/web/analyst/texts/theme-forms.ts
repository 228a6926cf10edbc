import type { FoundTheme } from '../../../coding/coding-store.js'
import type { Bilingual } from '../../../questionnaire/questionnaire.js'
import { postedField } from '../../posted-field.js'
import type { StaffCall } from '../../staff/call.js'
import { problemView } from '../../staff/entry-field.js'
import type { Problems } from '../../staff/faults.js'
import { postedTwins } from '../../staff/posted-text.js'
import { twinField } from '../../staff/twin-field.js'

type Sent = { readonly go?: string; readonly problems?: Problems }

/** The form for a new theme, with what was typed where something is to be looked at. */
export function addingView(call: StaffCall, themes: readonly FoundTheme[], sent: Sent) {
  const isTyped = sent.go === 'add'
  const nothing = { en: '', fr: '' }
  const typed = (name: string) => (isTyped ? postedTwins(call.request.body, name) : nothing)
  const parent = isTyped ? postedField(call.request.body, 'parent') : ''
  return {
    ...wordFields(call, '', { label: typed('label'), description: typed('description') }, isTyped ? sent.problems : {}),
    parents: parentsView(call, themes, parent),
    ...problemView(isTyped ? sent.problems?.['parent'] : undefined),
  }
}

/** The form to reword a theme. */
export function changingView(call: StaffCall, theme: FoundTheme, { go, problems }: Sent) {
  const { body } = call.request
  const before = `${theme.id}-`
  const values =
    go === 'reword'
      ? { label: postedTwins(body, `${before}label`), description: postedTwins(body, `${before}description`) }
      : theme
  return wordFields(call, before, values, go === 'reword' ? problems : {})
}

/** Below which theme it can be put; nothing where it has parts itself, or there is no other. */
export function movingView(call: StaffCall, theme: FoundTheme, themes: readonly FoundTheme[]) {
  if (themes.some(({ parent }) => parent === theme.id)) return undefined
  const others = themes.filter(({ id }) => id !== theme.id)
  const parents = parentsView(call, others, theme.parent ?? '')
  return parents.length > 1 ? { id: `${theme.id}-parent`, parents } : undefined
}

/** Into which theme it can be merged; nothing where it has parts, or there is no other. */
export function mergingView({ locale }: StaffCall, theme: FoundTheme, themes: readonly FoundTheme[]) {
  if (themes.some(({ parent }) => parent === theme.id)) return undefined
  const targets = themes.filter(({ id, isRetired }) => id !== theme.id && !isRetired)
  if (targets.length === 0) return undefined
  return { id: `${theme.id}-into`, targets: targets.map(({ id, label }) => ({ value: id, label: label[locale] })) }
}

function parentsView({ staff, locale }: StaffCall, themes: readonly FoundTheme[], chosen: string) {
  const tops = themes.filter(({ parent, isRetired }) => parent === undefined && !isRetired)
  return [
    { value: '', label: staff.house.words[locale]('themes:no-parent') },
    ...tops.map(({ id, label }) => ({ value: id, label: label[locale] })),
  ].map((option) => ({ ...option, selected: option.value === chosen ? ' selected' : '' }))
}

function wordFields(
  { staff, locale }: StaffCall,
  before: string,
  { label, description }: { readonly label: Bilingual; readonly description: Bilingual },
  problems: Problems = {},
) {
  const words = staff.house.words[locale]
  return {
    label: twinField(words, { name: `${before}label`, label: words('themes:field-label'), value: label, problems }),
    description: twinField(words, {
      name: `${before}description`,
      label: words('themes:field-description'),
      value: description,
      optional: true,
      long: true,
      problems,
    }),
  }
}
