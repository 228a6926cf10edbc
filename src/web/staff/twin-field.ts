import type { Bilingual, Locale } from '../../questionnaire/questionnaire.js'
import { languageTags } from '../site-view.js'
import { localesFrom, type Words } from '../words.js'
import { problemView } from './entry-field.js'
import type { Problems } from './faults.js'

type TwinField = {
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

/** For `components/twin-field`: the same thing in both languages, side by side, the reader's first. */
export function twinField(words: Words, field: TwinField) {
  const { name, label, value, hint, optional = false, long = false } = field
  return {
    name,
    label,
    optional,
    ...(hint !== undefined && { hint }),
    sides: localesFrom(words.locale).map((locale) => sideView(words, { ...field, value, long, hint }, locale)),
  }
}

/**
 * The sentences for the top of a page, in its order, where each needs to say what it is about; `labelOf` names a field
 * without its side.
 */
export function placedProblems(words: Words, problems: Problems, labelOf: (name: string) => string): Problems {
  const fields = Object.keys(problems).map(partsOf)
  const first = (wanted: string) => fields.findIndex(({ name }) => name === wanted)
  const sides: readonly (Locale | undefined)[] = localesFrom(words.locale)
  const placed = fields
    .toSorted((a, b) => first(a.name) - first(b.name) || sides.indexOf(a.side) - sides.indexOf(b.side))
    .map(({ field, name, side }) => {
      const sentence = problems[field]
      const label = side === undefined ? labelOf(name) : `${labelOf(name)} – ${sideName(words, side)}`
      return [field, sentence && words('twin:about', { label, sentence })]
    })
  return Object.fromEntries(placed) as Problems
}

type FieldParts = { readonly field: string; readonly name: string; readonly side: Locale | undefined }

function partsOf(field: string): FieldParts {
  const [, name = field, side] = /^(.*)-(en|fr)$/.exec(field) ?? []
  return { field, name, side: side as Locale | undefined }
}

export function sideName(words: Words, side: Locale): string {
  return words(side === 'en' ? 'twin:english' : 'twin:french')
}

function sideView(words: Words, field: TwinField, locale: Locale) {
  const { name, value, hint, long, problems, stands } = field
  const id = `${name}-${locale}`
  const isOther = stands !== undefined && stands[locale] !== value[locale]
  return {
    id,
    label: sideName(words, locale),
    lang: languageTags[locale],
    value: value[locale],
    long,
    described: [...(hint === undefined ? [] : [`${name}-hint`]), `${id}-problem`].join(' '),
    ...(isOther && (stands[locale] === '' ? { standsEmpty: true } : { stands: stands[locale] })),
    ...problemView(problems?.[id]),
  }
}
