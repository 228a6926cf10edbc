import type { FastifyReply } from 'fastify'

const patience = 5_200

class TooSlow extends Error {
  override readonly name = 'TooSlow'
}

/**
 * What it is given, or a rejection so that a page comes back within six seconds whatever the database does. Fastify's own
 * `handlerTimeout` makes a signal for every request and aborts it at the end of each: a tenth of what a submission costs.
 */
export function inTime(answer: FastifyReply | Promise<FastifyReply>): FastifyReply | Promise<FastifyReply> {
  if (!(answer instanceof Promise)) return answer
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new TooSlow()), patience)
    const settle = () => clearTimeout(timer)
    answer.then(
      (reply) => (settle(), resolve(reply)),
      (error: Error) => (settle(), reject(error)),
    )
  })
}
