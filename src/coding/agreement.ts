/** Of the texts that two analysts both coded, how many have a theme from both, from one alone, or from neither. */
export type Pairing = {
  readonly both: number
  readonly firstAlone: number
  readonly secondAlone: number
  readonly neither: number
}

export type Agreement = {
  /** In how many of all texts they agree, from 0 to 1. */
  readonly share: number
  /**
   * Cohen's kappa: how much of the agreement that chance would not have brought is there; 1 is whole, 0 what chance brings.
   * Undefined where both always, or never, gave the theme: chance alone would have them agree.
   */
  readonly kappa: number | undefined
}

/** Undefined when there is no text that both coded. Cohen, J. (1960), Educational and Psychological Measurement 20. */
export function agreementOf({ both, firstAlone, secondAlone, neither }: Pairing): Agreement | undefined {
  const texts = both + firstAlone + secondAlone + neither
  if (texts === 0) return undefined
  const share = (both + neither) / texts
  const first = (both + firstAlone) / texts
  const second = (both + secondAlone) / texts
  const chance = first * second + (1 - first) * (1 - second)
  return { share, kappa: chance === 1 ? undefined : (share - chance) / (1 - chance) }
}

/** How many texts have these themes from the one, and those from the other. */
export type Combination = {
  readonly first: readonly string[]
  readonly second: readonly string[]
  readonly texts: number
}

/** Of texts that both coded: how many there are, and the pairing of each theme that either gave. Merged themes count as one. */
export function pairingsOf(
  combinations: readonly Combination[],
  standsFor: (theme: string) => string | undefined,
): { readonly texts: number; readonly pairings: ReadonlyMap<string, Pairing> } {
  const texts = combinations.reduce((sum, each) => sum + each.texts, 0)
  const resolved = combinations.map((each) => ({
    first: new Set(each.first.map(standsFor)),
    second: new Set(each.second.map(standsFor)),
    texts: each.texts,
  }))
  const themes = new Set(resolved.flatMap(({ first, second }) => [...first, ...second]))
  const count = (isOf: (each: (typeof resolved)[number]) => boolean) =>
    resolved.filter(isOf).reduce((sum, each) => sum + each.texts, 0)
  const pairings = [...themes].flatMap((theme) => {
    if (theme === undefined) return []
    const both = count(({ first, second }) => first.has(theme) && second.has(theme))
    const firstAlone = count(({ first, second }) => first.has(theme) && !second.has(theme))
    const secondAlone = count(({ first, second }) => !first.has(theme) && second.has(theme))
    return [[theme, { both, firstAlone, secondAlone, neither: texts - both - firstAlone - secondAlone }] as const]
  })
  return { texts, pairings: new Map(pairings) }
}
