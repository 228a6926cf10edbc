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
