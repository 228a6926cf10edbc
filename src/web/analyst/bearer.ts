import type { FastifyRequest } from 'fastify'
import { tokenStanding } from '../../account/access-token.js'
import { type FoundToken, findToken } from '../../account/access-token-store.js'
import { hashOfToken } from '../../account/link-token.js'
import { keepTries } from '../../account/tries.js'
import type { Staff } from '../staff/staff.js'

export type Bearer =
  | { readonly kind: 'good'; readonly token: FoundToken }
  /** None was sent. */
  | { readonly kind: 'token-missing' }
  /** It is unknown, expired or revoked, or its maker may no longer see responses. Which of them is nobody's business. */
  | { readonly kind: 'token-refused' }
  | { readonly kind: 'too-many-tries' }

/**
 * Recognizes the token that a request brings. Whoever tries tokens that nobody made is counted by address, as passwords
 * are; one that was good once is no try, so that a forgotten program shuts nobody out.
 */
export function recognizeBearers({ house, accounts }: Staff): (request: FastifyRequest) => Promise<Bearer> {
  const tries = keepTries(() => house.now().getTime())
  return async ({ headers, ip }) => {
    if (headers.authorization === undefined) return { kind: 'token-missing' }
    if (tries.areSpent(ip)) return { kind: 'too-many-tries' }
    const [, sent = ''] = /^Bearer +([\w-]{1,200})$/i.exec(headers.authorization) ?? []
    const token = await findToken(accounts.db, hashOfToken(sent))
    if (!token) {
      tries.failed(ip)
      return { kind: 'token-refused' }
    }
    const isGood = token.isEntitled && tokenStanding(token, house.now()) === 'good'
    return isGood ? { kind: 'good', token } : { kind: 'token-refused' }
  }
}
