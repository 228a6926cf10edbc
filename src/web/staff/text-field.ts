import type { Bilingual, Locale } from '../../questionnaire/questionnaire.js'
import type { House } from '../house.js'
import { localesFrom } from '../words.js'
import { languageTags } from '../site-view.js'
import { problemView } from './entry-field.js'
import type { Problems } from './faults.js'
import { postedTwins, textFault } from './posted-text.js'

type TextField = {
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

/** A reason as a form posted it: decisions and their reasons are kept, and published, in both languages. */
type TypedReason = { readonly reason: Bilingual; readonly problems: Problems }

export function readReason({ words }: Pick<House, 'words'>, locale: Locale, body: unknown, form: string): TypedReason {
  const reason = postedTwins(body, 'reason')
  const problemIn = (written: Locale) => {
    const fault = textFault(reason[written])
    return fault && words[locale](fault === 'missing' ? `reason:missing-${written}` : `reason:${fault}`)
  }
  return {
    reason,
    problems: Object.fromEntries(localesFrom(locale).map((each) => [`${form}-reason-${each}`, problemIn(each)])),
  }
}

export function isWhole(problems: Problems): boolean {
  return Object.values(problems).every((problem) => problem === undefined)
}

type ReasonFields = {
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
