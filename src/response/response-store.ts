import type { Database } from '../database/connect.js'
import { groupCommit } from '../database/group-commit.js'
import { findAnswersMac, insertSubmissions, type Entry, type SubmissionRow } from './submission-store.js'
import {
  beginUnfinished,
  findUnfinished,
  forgetUnfinished,
  replaceUnfinished,
  type Beginning,
  type Replacement,
} from './unfinished-store.js'
import type { Sealed } from './unfinished.js'

/**
 * What respondents' pages read and write. Concurrent calls travel together; each settles after its own commit, or rejects:
 * with `Overloaded` when too many wait, else as the database did.
 */
export type ResponseStore = {
  find(key: Buffer): Promise<Sealed | undefined>
  begin(beginning: Beginning): Promise<boolean>
  replace(replacement: Replacement): Promise<boolean>
  forget(key: Buffer): Promise<void>
  insert(row: SubmissionRow): Promise<Entry>
  findAnswersMac(key: Buffer): Promise<Buffer | undefined>
}

/** One a process. */
export function openResponseStore(db: Database): ResponseStore {
  return {
    find: groupCommit((keys) => findUnfinished(db, keys)),
    begin: groupCommit((beginnings) => beginUnfinished(db, beginnings)),
    replace: groupCommit((replacements) => replaceUnfinished(db, replacements)),
    forget: (key) => forgetUnfinished(db, key),
    insert: groupCommit((rows) => insertSubmissions(db, rows)),
    findAnswersMac: (key) => findAnswersMac(db, key),
  }
}
