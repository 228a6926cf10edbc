/** An act by its number; one that undoes names the act that it undoes, which came before. */
export type Numbered = { readonly number: number; readonly undoes?: number | undefined }

/** The numbers of the acts that stand: not undone by an act that stands itself. `acts` are in order. */
export function standing(acts: readonly Numbered[]): ReadonlySet<number> {
  const undone = new Set<number>()
  for (const { number, undoes } of acts.toReversed()) {
    if (undoes !== undefined && !undone.has(number)) undone.add(undoes)
  }
  return new Set(acts.map(({ number }) => number).filter((number) => !undone.has(number)))
}

/** Those that stand and do something themselves, in order. */
export function effective<Act extends Numbered>(acts: readonly Act[]): readonly Act[] {
  const stands = standing(acts)
  return acts.filter(({ number, undoes }) => undoes === undefined && stands.has(number))
}
