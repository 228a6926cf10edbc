import type { FastifyReply, FastifyRequest } from 'fastify'
import { codeOf, readCode, type Token } from '../../../response/token.js'
import { cookieNamed, expiredCookie, hostCookieName, sessionCookie } from '../../cookie.js'

/** The token that this browser holds for a consultation; one cookie a consultation, so that two can be under way. */
export function tokenOf({ headers }: FastifyRequest, consultation: string, https: boolean): Token | undefined {
  // Most requests for a page carry no cookie at all.
  if (headers.cookie === undefined) return undefined
  const code = cookieNamed(cookieFor(consultation, https), headers.cookie)
  return code === undefined ? undefined : readCode(code)
}

export function giveToken(reply: FastifyReply, token: Token, consultation: string, https: boolean): void {
  void reply.header('set-cookie', sessionCookie(cookieFor(consultation, https), codeOf(token), { secure: https }))
}

export function takeToken(reply: FastifyReply, consultation: string, https: boolean): void {
  void reply.header('set-cookie', expiredCookie(cookieFor(consultation, https), { secure: https }))
}

function cookieFor(consultation: string, https: boolean): string {
  return hostCookieName(`unfinished-${consultation}`, { secure: https })
}
