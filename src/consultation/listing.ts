import type { Day, Status } from './consultation.js'
import { type Published, statusOf } from './publication.js'

/** A consultation as lists show it. */
export type Listed = Published & { readonly status: Status }

/** Those to take part in, those to come, and then the others; alike ones in the order in which they are given. */
export function listedOn(published: readonly Published[], day: Day): readonly Listed[] {
  return published
    .map((each) => ({ ...each, status: statusOf(each, day) }))
    .toSorted((a, b) => listedFirst.indexOf(a.status) - listedFirst.indexOf(b.status))
}

const listedFirst: readonly Status[] = ['O', 'P', 'CA', 'CR', 'CN', 'NF']
