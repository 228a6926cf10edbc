import type { Bilingual, Locale } from '../../questionnaire/questionnaire.js'
import { postedField } from '../posted-field.js'
import type { House } from '../house.js'
import { localesFrom } from '../words.js'
import { languageTags } from '../site-view.js'
import { problemView } from './entry-field.js'
import type { Problems } from './faults.js'

export type TextField = {
  readonly id: string
  readonly name: string
  readonly label: string
  /** The language to write in. */
  readonly written: Locale
  readonly value?: string | undefined
  readonly problem?: string | undefined
}

/** For `components/text-field`: several lines to type in one language. */
export function textField({ id, name, label, written, value = '', problem }: TextField) {
  return { id, name, label, lang: languageTags[written], value, ...problemView(problem) }
}

/** What was typed, with CRLF as LF, or what is to be looked at. */
export type Typed = { readonly value: string; readonly fault?: 'missing' | 'unreadable' | 'too-long' }

const longest = 5000

export function readText(body: unknown, name: string, limit = longest): Typed {
  const value = postedField(body, name).replaceAll('\r\n', '\n')
  if (!value.isWellFormed() || value.includes('\0')) return { value, fault: 'unreadable' }
  if (value.trim() === '') return { value, fault: 'missing' }
  return value.length > limit ? { value, fault: 'too-long' } : { value }
}

/** A reason as a form posted it: decisions and their reasons are kept, and published, in both languages. */
export type TypedReason = { readonly reason: Bilingual; readonly problems: Problems }

export function readReason({ words }: Pick<House, 'words'>, locale: Locale, body: unknown, form: string): TypedReason {
  const [en, fr] = [readText(body, 'reason-en'), readText(body, 'reason-fr')]
  const sentence = ({ fault }: Typed, key: string) => {
    if (fault === undefined) return undefined
    return words[locale](fault === 'missing' ? `reason:missing-${key}` : `reason:${fault}`)
  }
  return {
    reason: { en: en.value, fr: fr.value },
    problems: Object.fromEntries(
      localesFrom(locale).map((each) => [`${form}-reason-${each}`, sentence({ en, fr }[each], each)]),
    ),
  }
}

export function isWhole(problems: Problems): boolean {
  return Object.values(problems).every((problem) => problem === undefined)
}

export type ReasonFields = {
  /** Before the ids of the fields, which must not be twice on a page. */
  readonly form: string
  readonly locale: Locale
  readonly reason?: Bilingual | undefined
  readonly problems?: Problems
}

/** For `components/reason-fields`: the language of the page first. */
export function reasonFields({ words }: Pick<House, 'words'>, { form, locale, reason, problems = {} }: ReasonFields) {
  return localesFrom(locale).map((written) => {
    const id = `${form}-reason-${written}`
    const label = words[locale](`reason:label-${written}`)
    return textField({ id, name: `reason-${written}`, label, written, value: reason?.[written], problem: problems[id] })
  })
}
