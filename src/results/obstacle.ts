import type { Status } from '../consultation/consultation.js'
import { locales } from '../questionnaire/questionnaire.js'
import { type Heard, isBegun, type Section, sections } from './heard.js'
import { textsOf } from './heard-fault.js'
import { type Results, stageOf } from './step.js'

/** What keeps results from being shared or published. */
export type Obstacle =
  | { readonly code: 'not-closed' | 'no-release' | 'nothing-written' | 'nothing-new' | 'not-shared' | 'same-person' }
  /** A text lacks a language, or is not written at all. */
  | { readonly code: 'text-missing'; readonly section: Section; readonly field: string }
  | { readonly code: 'reply-missing' | 'correction-stale'; readonly section: Section; readonly field: string }

export const obstacleCodes = [
  'not-closed',
  'no-release',
  'nothing-written',
  'nothing-new',
  'not-shared',
  'same-person',
  'text-missing',
  'reply-missing',
  'correction-stale',
] as const satisfies readonly Obstacle['code'][]

export type Sharing = {
  readonly status: Status
  readonly results: Results
  /** As it was saved last; undefined before. */
  readonly heard: Heard | undefined
}

/** All that keeps the roundtable from seeing it: the numbers are those of a release, and nobody sees any while it is open. */
export function obstaclesToSharing({ status, results, heard }: Sharing): readonly Obstacle[] {
  return [
    ...(isClosed(status) ? [] : [{ code: 'not-closed' } as const]),
    ...(heard
      ? heard.release === undefined
        ? [{ code: 'no-release' } as const]
        : []
      : [{ code: 'nothing-written' } as const]),
    ...(stageOf(results) === 'published' ? [{ code: 'nothing-new' } as const] : []),
  ]
}

export type Publishing = {
  readonly status: Status
  readonly results: Results
  /** What is shared. */
  readonly heard: Heard | undefined
  /** What the last edition says, if there is one. */
  readonly before: Heard | undefined
  /** Who would publish it. */
  readonly by: string
}

/** All that keeps the public from seeing it: it takes two people, two languages, and every part. */
export function obstaclesToPublishing({ status, results, heard, before, by }: Publishing): readonly Obstacle[] {
  const { shared } = results
  const closed = isClosed(status) ? [] : [{ code: 'not-closed' } as const]
  if (!shared || !heard) return [...closed, { code: 'not-shared' }]
  return [
    ...closed,
    ...(heard.release === undefined ? [{ code: 'no-release' } as const] : []),
    ...(shared.by === by || shared.writtenBy === by ? [{ code: 'same-person' } as const] : []),
    ...sections.flatMap((section) => missingIn(section, heard, before)),
  ]
}

/** Of every text that is needed or begun, the languages that it lacks. */
export function missingIn(section: Section, heard: Heard, before: Heard | undefined): readonly Obstacle[] {
  if (section === 'next' && heard.next.length === 0)
    return [{ code: 'reply-missing', section, field: 'next-0-said-en' }]
  const missing = textsOf(section, seen(heard)).flatMap(({ field, text }) =>
    isNeeded(section, before) || isBegun(text)
      ? locales.flatMap((locale) =>
          text[locale] === '' ? [{ code: 'text-missing', section, field: `${field}-${locale}` } as const] : [],
        )
      : [],
  )
  const isStale = section === 'correction' && before !== undefined && isSame(heard, before)
  return isStale && missing.length === 0 ? [{ code: 'correction-stale', section, field: 'correction-en' }] : missing
}

/** Without what was written and is not to be read. */
function seen(heard: Heard): Heard {
  const { questions, themes } = heard
  return { ...heard, questions: questions.filter(({ shown }) => shown), themes: themes.filter(({ untold }) => !untold) }
}

function isNeeded(section: Section, before: Heard | undefined): boolean {
  switch (section) {
    case 'summary':
    case 'engagement':
    case 'participants':
    case 'method':
    case 'next':
      return true
    case 'questions':
    case 'themes':
      return false
    case 'correction':
      return before !== undefined
  }
}

function isSame({ correction: a }: Heard, { correction: b }: Heard): boolean {
  return a.en === b.en && a.fr === b.fr && isBegun(a)
}

function isClosed(status: Status): boolean {
  return status === 'CA' || status === 'CN' || status === 'CR'
}
