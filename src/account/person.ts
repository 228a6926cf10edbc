import { randomBytes } from 'node:crypto'
import type { Locale } from '../questionnaire/questionnaire.js'

/** Someone with an account. `id` is random text, and all that anything outside the accounts keeps of them. */
export type Person = {
  readonly id: string
  readonly name: string
  /** In lower case. */
  readonly email: string
  readonly locale: Locale
}

/** How often mail tells a person what is new. */
export type MailWish = 'each' | 'daily' | 'weekly' | 'never'

export const mailWishes: readonly MailWish[] = ['each', 'daily', 'weekly', 'never']

export function newPersonId(): string {
  return randomBytes(16).toString('hex')
}

const longestName = 100

/** A name as it is kept, or undefined: one line of 1 to 100 characters, of whatever script. */
export function readName(typed: string): string | undefined {
  const name = typed.trim()
  const isLine = /^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}]+$/u.test(name)
  return isLine && Array.from(name).length <= longestName ? name : undefined
}

/** An address as it is kept, in lower case, or undefined. Whether mail arrives there only mail can tell. */
export function readEmail(typed: string): string | undefined {
  const email = typed.trim().toLowerCase()
  return email.length <= 254 &&
    /^[^\s@<>(),;:"\\[\]\p{Cc}\p{Cs}]+@[^\s@<>(),;:"\\[\]\p{Cc}\p{Cs}]+\.[a-z0-9-]{2,}$/u.test(email)
    ? email
    : undefined
}
