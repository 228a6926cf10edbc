import type { Locale } from '../../questionnaire/questionnaire.js'
import { problemView } from '../staff/entry-field.js'
import type { Problems } from '../staff/faults.js'
import { localesFrom, type Words } from '../words.js'
import { isBlank, type TypedText } from './typed-text.js'
import type { TypedTexts } from './typed-texts.js'

/** To whom a form is shown, and what is to be looked at in it. */
export type Telling = { readonly words: Words; readonly locale: Locale; readonly problems: Problems }

/** For `components/twin-fields`: a text in both languages, the reader's first. */
export function twinFields(name: string, typed: TypedText, { words, locale, problems }: Telling) {
  return {
    tongues: localesFrom(locale).map((tongue) => ({
      name: `${name}.${tongue}`,
      lang: `${tongue}-CA`,
      tongue: words(`difference:${tongue}`),
      ...(tongue === locale ? {} : { other: true }),
      value: typed[tongue],
      ...problemView(problems[`${name}.${tongue}`]),
    })),
  }
}

type TextsForm = {
  /** Before the names of their fields. */
  readonly prefix: string
  readonly labelOf: (attribute: string) => string
  /** Those that take more than a line or two. */
  readonly long: readonly string[]
}

/** For `components/edit-texts`: the first text is always needed; the others are folded away while they are blank. */
export function textsView(texts: TypedTexts, { prefix, labelOf, long }: TextsForm, telling: Telling) {
  return Object.entries(texts).map(([attribute, typed], index) => ({
    label: labelOf(attribute),
    rows: long.includes(attribute) ? 4 : 2,
    extra: index > 0 && isBlank(typed),
    ...twinFields(`${prefix}.${attribute}`, typed, telling),
  }))
}
