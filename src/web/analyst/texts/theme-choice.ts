import { codesOf, type Coding, quotable, withoutTheme } from '../../../coding/coding.js'
import type { FoundTheme } from '../../../coding/coding-store.js'
import type { Fields } from '../../../questionnaire/answers.js'
import { problemView } from '../../staff/entry-field.js'
import type { Words } from '../../words.js'

export type ThemeChoice = {
  readonly response: string
  readonly themes: readonly FoundTheme[]
  readonly coding: Coding
  /** What was sent, where it is to be looked at. */
  readonly sent?: readonly string[] | undefined
  /** What the form that was sent had shown. */
  readonly shown?: readonly string[] | undefined
  readonly problem?: string | undefined
}

/** For `components/theme-choice`: the themes as checkboxes, those of before that are retired only where they were given. */
export function themeChoiceView(words: Words, choice: ThemeChoice) {
  const { response, themes, coding, problem } = choice
  const shown = choice.shown ?? codesOf(coding)
  const chosen = choice.sent ?? shown
  const offered = themes.filter(({ id, isRetired }) => !isRetired || chosen.includes(id))
  const name = codesField(response)
  const option = (code: string, label: string, kind: string, index: number) => ({
    // The summary of what is to be looked at leads to the first.
    id: index === 0 ? name : `${name}-${code.replace('.', '')}`,
    value: code,
    label,
    kind,
    checked: chosen.includes(code) ? ' checked' : '',
  })
  return {
    name,
    shownName: shownField(response),
    shown: shown.join(' '),
    ...problemView(problem),
    options: [
      ...offered.map(({ id, parent, label }) => ({ id, label: label[words.locale], kind: parent ? ' part' : '' })),
      { id: withoutTheme, label: words('texts:without-theme'), kind: ' apart' },
      { id: quotable, label: words('texts:quotable'), kind: '' },
    ].map(({ id, label, kind }, index) => option(id, label, kind, index)),
  }
}

export function codesField(response: string): string {
  return `codes-${response}`
}

function shownField(response: string): string {
  return `shown-${response}`
}

export type SentCodes = { readonly shown: readonly string[]; readonly sent: readonly string[] }

/** The codes that a form sends for one text, and those that it showed; of themes only those that there are. */
export function sentCodes(body: unknown, response: string, themes: readonly FoundTheme[]): SentCodes {
  const fields = body instanceof Map ? (body as Fields) : new Map<string, readonly string[]>()
  const isKnown = (code: string) => code === withoutTheme || code === quotable || themes.some(({ id }) => id === code)
  return {
    shown: (fields.get(shownField(response))?.[0] ?? '').split(' ').filter(isKnown),
    sent: [...new Set(fields.get(codesField(response)) ?? [])].filter(isKnown),
  }
}
