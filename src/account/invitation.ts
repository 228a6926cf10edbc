import type { Bilingual } from '../questionnaire/questionnaire.js'
import type { Role } from './role.js'

/** Asks whoever reads the mail of an address to take a role. */
export type Invitation = {
  readonly id: string
  readonly email: string
  readonly consultation: string | undefined
  readonly role: Role
  /** How the others of the consultation will see them. */
  readonly title: Bilingual
  readonly expiresAt: Date
}

export const invitationHours = 72

export function invitationEnd(now: Date): Date {
  return new Date(now.getTime() + invitationHours * 3_600_000)
}

/** The number of the next "Member 5": one more than the highest among the titles that there are. */
export function nextTitleNumber(titles: readonly Bilingual[]): number {
  const numbers = titles.map(({ en }) => Number(/(\d{1,6})$/.exec(en)?.[1] ?? 0))
  return Math.max(0, ...numbers) + 1
}
