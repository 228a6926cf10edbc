/** Lets a program take extracts of one consultation for the person who made it, as long as that person may. */
export type AccessToken = {
  readonly id: string
  readonly consultation: string
  /** Who made it. */
  readonly person: string
  /** By which people know it: where it is used, say. */
  readonly label: string
  readonly madeAt: Date
  readonly expiresAt: Date
  readonly revokedAt: Date | undefined
}

/** Days for which one can be made; the second is what most need. */
export const tokenDays = [7, 30, 90] as const
export type TokenDays = (typeof tokenDays)[number]

/** In code points. */
export const longestLabel = 60

export function expiryOf(days: TokenDays, now: Date): Date {
  return new Date(now.getTime() + days * 24 * 3_600_000)
}

export type TokenStanding = 'good' | 'expired' | 'revoked'

export function tokenStanding({ expiresAt, revokedAt }: AccessToken, now: Date): TokenStanding {
  if (revokedAt !== undefined) return 'revoked'
  return expiresAt > now ? 'good' : 'expired'
}
