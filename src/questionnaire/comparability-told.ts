import type { Change } from './change.js'
import type { Comparability } from './comparability-class.js'

/** A class as people are told of it. Where a question comes or goes, nothing of it stays that could be compared. */
export type ToldComparability = Comparability | 'gone' | 'new'

/** All but the classes themselves. */
export const comingsAndGoings = ['gone', 'new'] as const

/** How to tell what these changes, of this class, do to answers. */
export function toldComparability(comparability: Comparability, changes: readonly Change[]): ToldComparability {
  if (comparability !== 'none') return comparability
  if (changes.some((change) => bears('remove', change))) return 'gone'
  return changes.some((change) => bears('insert', change)) ? 'new' : 'none'
}

/** Whether a question comes or goes by it, alone or with its page. */
function bears(kind: 'insert' | 'remove', change: Change): boolean {
  if (change.kind !== kind) return false
  const { place, content } = change
  const { questions } = content
  return place.list === 'questions' || (Array.isArray(questions) && questions.length > 0)
}
