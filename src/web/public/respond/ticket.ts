import type { FastifyRequest } from 'fastify'
import { unfinishedKey } from '../../../response/keys.js'
import { codeOf, newToken, readCode, type Token } from '../../../response/token.js'
import { seal, type Unfinished } from '../../../response/unfinished.js'
import type { Call } from './call.js'

/*
 * Only the request after the first save tells whether a browser kept the cookie. What it typed must survive that one step
 * without one, so the redirect carries a ticket: a token of its own, under which the same answers are sealed once more. It
 * opens them once, and is worthless as soon as that request has come.
 */

/** Seals a second copy and gives the parameter that opens it. */
export async function writeTicket({ desk, visit }: Call, unfinished: Unfinished): Promise<string> {
  const consultation = visit.consultation.id
  const ticket = newToken()
  const sealed = seal(ticket, consultation, unfinished)
  await desk.house.responses.begin({ key: unfinishedKey(ticket, consultation), consultation, ...sealed })
  return `first=${codeOf(ticket)}`
}

export function ticketOf({ query }: FastifyRequest): Token | undefined {
  const { first } = query as { first?: unknown }
  return typeof first === 'string' ? readCode(first) : undefined
}

/** The address as it was before it carried a ticket, which comes last. */
export function withoutTicket(url: string): string {
  return url.replace(/[?&]first=.*$/, '')
}

export async function tearTicket({ desk, visit }: Call, ticket: Token): Promise<void> {
  await desk.house.responses.forget(unfinishedKey(ticket, visit.consultation.id))
}
