import type { Part } from './parts.js'
import type { Subject, Trait } from './subject.js'

/** A trait, the parts in which it is told by itself, and the columns of all its tables: those parts, the last ones together. */
export type SharedTrait = { readonly trait: Trait; readonly parts: readonly Part[]; readonly columns: readonly Part[] }

/**
 * A subject and the answers that its tables show. Of one that is parted the others stand together in one row, where
 * there are any; of another they are left out. None shown: it has no table by group.
 */
export type SharedSubject = { readonly subject: Subject; readonly shown: readonly string[] }

/** What of each response may be told together with anything else of it. */
export type Sharing = { readonly traits: readonly SharedTrait[]; readonly subjects: readonly SharedSubject[] }
