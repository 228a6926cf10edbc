import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Locale } from '../../questionnaire/questionnaire.js'
import { privatePage } from '../headers.js'
import { inTime } from '../in-time.js'
import type { Staff } from './staff.js'

/** One request by someone who may be signed in or not. */
export type Entry = {
  readonly staff: Staff
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly locale: Locale
}

export type Place = { readonly staff: Staff; readonly locale: Locale; readonly address: string }

type Answer = (entry: Entry) => FastifyReply | Promise<FastifyReply>

/** Registers one address, for one language. Nothing of what it answers is kept by any cache. */
export function answerEntry(
  app: FastifyInstance,
  { staff, locale, address }: Place,
  { get, post }: { readonly get?: Answer | undefined; readonly post?: Answer | undefined },
): void {
  const handler = (answer: Answer) => (request: FastifyRequest, reply: FastifyReply) => {
    void reply.headers(privatePage)
    return inTime(answer({ staff, request, reply, locale }))
  }
  if (get) app.get(address, handler(get))
  if (post) app.post(address, handler(post))
}
