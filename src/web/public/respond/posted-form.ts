import type { Fields } from '../../../questionnaire/answers.js'
import { pageFieldNames } from '../../../questionnaire/field-names.js'
import { formatNumber, parseNumber } from '../../../questionnaire/format-number.js'
import { type Locale, locales, type Page, type Questionnaire } from '../../../questionnaire/questionnaire.js'
import { readCode, type Token } from '../../../response/token.js'
import type { SavedPage } from '../../../response/unfinished.js'

/** Fields of a form that steer, and are no answers. No question may have such an id. */
const controls = ['go', 'version', 'notice', 'locale', 'token'] as const

/** Which button was pressed, and what it names: `clear:b1`, `page:early`. */
export type Go = { readonly act: string; readonly name: string }

export type PostedForm = {
  readonly go: Go
  /** Number of the version whose form it was. */
  readonly version: number | undefined
  /** Number of the privacy notice in force when its page was made. */
  readonly notice: number | undefined
  /** The language in which the form was filled in. */
  readonly locale: Locale | undefined
  /** Of one whose browser keeps no cookie, or of answers that lie under none. */
  readonly token: Token | undefined
  /** Everything else that was posted. */
  readonly fields: Fields
}

export function readPostedForm(body: unknown): PostedForm {
  const posted: Fields = body instanceof Map ? (body as Fields) : new Map()
  const control = (name: (typeof controls)[number]) => posted.get(name)?.[0]
  const fields = new Map(posted)
  for (const name of controls) fields.delete(name)
  const [act = '', name = ''] = (control('go') ?? 'next').split(':')
  return {
    go: { act, name },
    version: numberIn(control('version')),
    notice: numberIn(control('notice')),
    locale: locales.find((locale) => locale === control('locale')),
    token: readCode(control('token') ?? ''),
    fields,
  }
}

function numberIn(control: string | undefined): number | undefined {
  return /^\d{1,6}$/.test(control ?? '') ? Number(control) : undefined
}

export function savedPage(fields: Fields, locale: Locale): SavedPage {
  return { locale, fields: [...fields] }
}

export function withoutQuestion(fields: Fields, question: string): Fields {
  const own = (field: string) => field === question || field.startsWith(`${question}__`)
  return new Map([...fields].filter(([field]) => !own(field)))
}

const nothing: Fields = new Map()

/** The fields of a saved page as a form in `locale` shows them: a number that can be read is written the other way. */
export function fieldsIn(locale: Locale, page: Page, saved: SavedPage | undefined): Fields {
  if (saved === undefined) return nothing
  if (saved.locale === locale) return new Map(saved.fields)
  const numbers = new Set(page.questions.filter(({ kind }) => kind === 'number').map(({ id }) => id))
  return new Map(
    saved.fields.map(([field, values]) => [
      field,
      numbers.has(field) ? values.map((typed) => rewritten(typed, saved.locale, locale)) : values,
    ]),
  )
}

function rewritten(typed: string, from: Locale, to: Locale): string {
  const number = parseNumber(typed.trim(), from)
  return number === undefined ? typed : formatNumber(number, to)
}

/** The fields of one form cut into pages; what belongs to none goes with the first, whose reading names it. */
export function savedPages(
  { pages }: Questionnaire,
  fields: Fields,
  locale: Locale,
): { readonly [page: string]: SavedPage } {
  const rest = new Map(fields)
  const cut = pages.map((page) => {
    const own = new Map<string, readonly string[]>()
    for (const name of pageFieldNames(page)) {
      const values = rest.get(name)
      if (values === undefined) continue
      own.set(name, values)
      rest.delete(name)
    }
    return [page.id, own] as const
  })
  for (const [name, values] of rest) cut[0]?.[1].set(name, values)
  return Object.fromEntries(cut.map(([page, own]) => [page, savedPage(own, locale)]))
}
