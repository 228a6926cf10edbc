import { keyOf } from '../questionnaire/algebra/node-kind.js'
import type { Change } from '../questionnaire/change.js'
import type { Locale } from '../questionnaire/questionnaire.js'

/** A change that gives a text other words in one language. Most of what people ask for is such. */
export type Rewording = Extract<Change, { kind: 'set' }> & { readonly locale: Locale; readonly to: string }

export function isRewording(change: Change): change is Rewording {
  return change.kind === 'set' && change.locale !== undefined && typeof change.to === 'string'
}

/** Whether both give one text different words. */
export function rewordDifferently(ours: readonly Rewording[], theirs: readonly Rewording[]): boolean {
  const wanted = new Map(ours.map((change) => [nameOf(change), change.to]))
  return theirs.some((change) => (wanted.get(nameOf(change)) ?? change.to) !== change.to)
}

function nameOf({ node, attribute, locale }: Rewording): string {
  return JSON.stringify([keyOf(node), attribute, locale])
}
