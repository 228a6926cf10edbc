import { type Bilingual, type Locale, locales } from '../../questionnaire/questionnaire.js'
import type { House } from '../house.js'
import { languageTags } from '../site-view.js'
import { problemView } from './entry-field.js'
import type { Problems } from './faults.js'

export type TwinField = {
  readonly name: string
  readonly label: string
  readonly value: Bilingual
  readonly hint?: string | undefined
  /** People can do without it. */
  readonly optional?: boolean
  /** Takes more than a line. */
  readonly long?: boolean
  /** By the names of its two fields: `title-en`, `title-fr`. */
  readonly problems?: Problems
  /** What someone else has put there since: shown where it is not what is typed. */
  readonly stands?: Bilingual | undefined
}

/** For `components/twin-field`: the same thing in both languages, side by side. */
export function twinField(words: House['words'][Locale], field: TwinField) {
  const { name, label, value, hint, optional = false, long = false } = field
  return {
    name,
    label,
    optional,
    ...(hint !== undefined && { hint }),
    sides: locales.map((locale) => sideView(words, { ...field, value, long, hint }, locale)),
  }
}

function sideView(words: House['words'][Locale], field: TwinField, locale: Locale) {
  const { name, value, hint, long, problems, stands } = field
  const id = `${name}-${locale}`
  const isOther = stands !== undefined && stands[locale] !== value[locale]
  return {
    id,
    label: words(locale === 'en' ? 'twin:english' : 'twin:french'),
    lang: languageTags[locale],
    value: value[locale],
    long,
    described: [...(hint === undefined ? [] : [`${name}-hint`]), `${id}-problem`].join(' '),
    ...(isOther && (stands[locale] === '' ? { standsEmpty: true } : { stands: stands[locale] })),
    ...problemView(problems?.[id]),
  }
}
