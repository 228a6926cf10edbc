import type { TextFilter } from '../../../coding/text-store.js'
import { countedAs, type Frame, inOrder, type Theme } from '../../../coding/theme.js'
import type { Written } from '../../../export/written.js'
import { locales } from '../../../questionnaire/questionnaire.js'
import type { StaffCall } from '../../staff/call.js'
import type { Words } from '../../words.js'

export const states = ['uncoded', 'flagged', 'campaign'] as const

/** What the address asks for, as it was asked. */
export type Asked = {
  readonly language: string
  readonly theme: string
  readonly state: string
  readonly search: string
}

const longestSearch = 200

/** What the address asks amiss is passed over, and the page shows what it listed. */
export function askedIn({ request }: Pick<StaffCall, 'request'>, frame: Frame): Asked {
  const query = request.query as { readonly [name: string]: unknown }
  const text = (name: string) => (typeof query[name] === 'string' ? query[name] : '')
  return {
    language: locales.find((locale) => locale === text('language')) ?? '',
    theme: frame.has(text('theme')) ? text('theme') : '',
    state: states.find((state) => state === text('state')) ?? '',
    // A NUL is no character of PostgreSQL, and half a pair is none of UTF-8.
    search: Array.from(text('search').trim().toWellFormed().replaceAll('\0', '')).slice(0, longestSearch).join(''),
  }
}

export function filterOf(
  { published, person }: StaffCall,
  frame: Frame,
  asked: Asked,
  { stored }: Written,
): TextFilter {
  return {
    consultation: published.consultation.id,
    questions: stored,
    language: locales.find((locale) => locale === asked.language),
    themes: asked.theme === '' ? undefined : within(frame, asked.theme),
    uncodedBy: asked.state === 'uncoded' ? person.id : undefined,
    flagged: asked.state === 'flagged',
    campaign: asked.state === 'campaign',
    search: asked.search,
  }
}

/** Every theme that counts as this one or below it. */
function within(frame: Frame, theme: string): readonly string[] {
  return [...frame.keys()].filter((id) => {
    const counted = countedAs(frame, id)
    return counted === theme || frame.get(counted)?.parent === theme
  })
}

/** The same choices in an address; empty without any. */
export function queryOf(asked: Asked, more: { readonly [name: string]: string } = {}): string {
  const given = Object.entries({ ...asked, ...more }).filter(([, value]) => value !== '')
  const query = new URLSearchParams(given).toString()
  return query === '' ? '' : `?${query}`
}

export function filterView(words: Words, asked: Asked, frame: Frame) {
  const choice = (value: string, label: string, chosen: string) => ({
    value,
    label,
    selected: value === chosen ? ' selected' : '',
  })
  return {
    search: asked.search,
    languages: locales.map((locale) => choice(locale, words(`texts:language-${locale}`), asked.language)),
    themes: inOrder(frame)
      .filter(({ mergedInto }) => mergedInto === undefined)
      .map((theme) => choice(theme.id, indented(theme, words), asked.theme)),
    states: states.map((state) => choice(state, words(`texts:state-${state}`), asked.state)),
  }
}

function indented({ label, parent }: Theme, { locale }: Words): string {
  return parent === undefined ? label[locale] : `– ${label[locale]}`
}
