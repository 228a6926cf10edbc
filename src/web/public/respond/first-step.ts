import type { FastifyReply } from 'fastify'
import type { Call } from './call.js'
import { sendCookiesRefused } from './cookies-refused.js'
import { tearTicket, ticketOf, withoutTicket } from './ticket.js'

/** Answers the request that follows the first save, whatever page it leads to; undefined for every other request. */
export async function answerFirstStep(call: Call): Promise<FastifyReply | undefined> {
  const { held, request, reply } = call
  const ticket = ticketOf(request)
  if (ticket === undefined) return undefined
  if (held === undefined) return sendCookiesRefused(call, ticket)
  await tearTicket(call, ticket)
  return reply.redirect(withoutTicket(request.url), 303)
}
