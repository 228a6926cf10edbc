import type { TextFilter } from '../../../coding/text-store.js'
import type { FoundTheme } from '../../../coding/coding-store.js'
import { type Locale, locales } from '../../../questionnaire/questionnaire.js'
import type { StaffCall } from '../../staff/call.js'
import type { Words } from '../../words.js'

/** What an address asks of a list of texts. */
export type Wanted = {
  readonly language: Locale | undefined
  readonly theme: string
  readonly isUncoded: boolean
  readonly isFlagged: boolean
  readonly campaign: string
  readonly typed: string
  /** From 1. */
  readonly page: number
}

export const mostTyped = 500

export function wantedIn({ request }: Pick<StaffCall, 'request'>): Wanted {
  const query = request.query as { readonly [name: string]: string | readonly string[] | undefined }
  const text = (name: string) => {
    const given = query[name]
    return typeof given === 'string' && !given.includes('\0') && given.isWellFormed() ? given.trim() : ''
  }
  const page = text('page')
  return {
    language: locales.find((each) => each === text('language')),
    theme: /^t[1-9]\d{0,8}$/.test(text('theme')) ? text('theme') : '',
    isUncoded: text('uncoded') === '1',
    isFlagged: text('flagged') === '1',
    campaign: /^[0-9a-f]{32}$/.test(text('campaign')) ? text('campaign') : '',
    typed: Array.from(text('q')).slice(0, mostTyped).join(''),
    page: /^[1-9]\d{0,5}$/.test(page) ? Number(page) : 1,
  }
}

/** The same as an address asks it; empty when it asks for nothing. */
export function queryOf({ language, theme, isUncoded, isFlagged, campaign, typed, page }: Wanted): string {
  const query = new URLSearchParams({
    ...(language && { language }),
    ...(theme && { theme }),
    ...(isUncoded && { uncoded: '1' }),
    ...(isFlagged && { flagged: '1' }),
    ...(campaign && { campaign }),
    ...(typed && { q: typed }),
    ...(page > 1 && { page: String(page) }),
  }).toString()
  return query === '' ? '' : `?${query}`
}

/** Without what was typed to search. A theme counts with its parts. */
export function filterOf(
  wanted: Wanted,
  { questions, themes, coder }: { questions: readonly string[]; themes: readonly FoundTheme[]; coder: string },
): TextFilter {
  const parts = themes.filter(({ id, parent }) => id === wanted.theme || parent === wanted.theme)
  return {
    questions,
    language: wanted.language,
    themes: wanted.theme === '' ? undefined : parts.map(({ id }) => id),
    uncodedBy: wanted.isUncoded ? coder : undefined,
    isFlagged: wanted.isFlagged,
    campaign: wanted.campaign === '' ? undefined : wanted.campaign,
  }
}

/** For `components/text-filter`. */
export function filterView(words: Words, wanted: Wanted, themes: readonly FoundTheme[], action: string) {
  const option = (value: string, label: string, chosen: string) => ({
    value,
    label,
    selected: value === chosen ? ' selected' : '',
  })
  return {
    action,
    typed: wanted.typed,
    languages: locales.map((each) => option(each, words(`texts:language-${each}`), wanted.language ?? '')),
    themes: themes.map(({ id, parent, label }) =>
      option(id, `${parent === undefined ? '' : '– '}${label[words.locale]}`, wanted.theme),
    ),
    uncoded: wanted.isUncoded ? ' checked' : '',
    flagged: wanted.isFlagged ? ' checked' : '',
    ...(wanted.campaign !== '' && { campaign: wanted.campaign }),
    ...(queryOf({ ...wanted, page: 1 }) !== '' && { all: action }),
  }
}
