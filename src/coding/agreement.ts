/** How two coders used one theme over the texts that both have read. */
export type Together = {
  readonly both: number
  readonly onlyFirst: number
  readonly onlySecond: number
  readonly neither: number
}

export type Agreement = {
  readonly texts: number
  /** The share of the texts on which both did the same, from 0 to 1; undefined without texts. */
  readonly share: number | undefined
  /**
   * Cohen's kappa (Cohen 1960): that share beyond what chance would give, 1 at most. Undefined where chance alone
   * gives full agreement, as when neither ever used the theme.
   */
  readonly kappa: number | undefined
}

export function agreementOf({ both, onlyFirst, onlySecond, neither }: Together): Agreement {
  const texts = both + onlyFirst + onlySecond + neither
  if (texts === 0) return { texts, share: undefined, kappa: undefined }
  const share = (both + neither) / texts
  const first = (both + onlyFirst) / texts
  const second = (both + onlySecond) / texts
  const chance = first * second + (1 - first) * (1 - second)
  return { texts, share, kappa: chance === 1 ? undefined : (share - chance) / (1 - chance) }
}
