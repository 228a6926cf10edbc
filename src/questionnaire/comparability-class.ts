/** What a change does to answers given before and after it: from nothing, to no longer the same question. */
export const comparabilities = ['none', 'wording', 'options', 'reach', 'meaning'] as const

/** One of these classes. */
export type Comparability = (typeof comparabilities)[number]

/** The one that does most; none of none. */
export function worstOf(classes: readonly Comparability[]): Comparability {
  return comparabilities.findLast((each) => classes.includes(each)) ?? 'none'
}
