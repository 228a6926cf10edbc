import type { Day } from '../consultation/consultation.js'
import { unfinishedKey } from './keys.js'
import type { ResponseStore } from './response-store.js'
import type { Token } from './token.js'
import { seal, unseal, type SavedPage, type Unfinished } from './unfinished.js'

/** Who an unfinished response belongs to: all that is known of them. */
export type Respondent = { readonly token: Token; readonly consultation: string }

export type Save = Respondent & {
  /** The version to begin with, if nothing is kept yet. */
  readonly version: number
  /** Counts as begun on this day, if nothing is kept yet. */
  readonly day: Day
  readonly page: string
  readonly saved: SavedPage
  /** Id of the page where they are now, given everything kept. */
  readonly at: (unfinished: Unfinished) => string
  /** Asked when nothing is kept yet; without it, everyone may begin. */
  readonly mayBegin?: () => Promise<boolean>
}

/** Everything this respondent has kept, or undefined: nothing yet, a wrong code, or purged since. */
export async function openUnfinished(store: ResponseStore, respondent: Respondent): Promise<Unfinished | undefined> {
  const { token, consultation } = respondent
  const found = await store.find(unfinishedKey(token, consultation))
  return found && unseal(token, consultation, found.sealed)
}

/**
 * Keeps one page beside those kept before, and returns all of them; undefined when nothing is kept and it may not begin.
 * When another tab saves meanwhile, its other pages stay and of the same page the later save wins.
 */
export async function savePage(store: ResponseStore, save: Save): Promise<Unfinished | undefined> {
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const saved = await trySavePage(store, save)
    if (saved !== 'overtaken') return saved
  }
  throw new Error(`An unfinished response changed under ${mostAttempts} attempts to save it`)
}

const mostAttempts = 50

/** Overtaken when another save came between reading and writing. */
async function trySavePage(store: ResponseStore, save: Save): Promise<Unfinished | 'overtaken' | undefined> {
  const { token, consultation, day, mayBegin } = save
  const key = unfinishedKey(token, consultation)
  const found = await store.find(key)
  if (found === undefined && mayBegin && !(await mayBegin())) return undefined
  const unfinished = withPage(found && unseal(token, consultation, found.sealed), save)
  const sealed = seal(token, consultation, unfinished)
  const written = found
    ? await store.replace({ key, expected: found.stamp, ...sealed })
    : await store.begin({ key, consultation, day, ...sealed })
  return written ? unfinished : 'overtaken'
}

function withPage(before: Unfinished | undefined, { version, page, saved, at }: Save): Unfinished {
  const pages = { ...before?.pages, [page]: saved }
  const unfinished = { version: before?.version ?? version, at: page, pages }
  return { ...unfinished, at: at(unfinished) }
}
