import type { FastifyReply } from 'fastify'

/** Milliseconds after which a page comes back whatever the database does: within six seconds in all. */
const patience = 5_200
const sweepEvery = 250

class TooSlow extends Error {
  override readonly name = 'TooSlow'
}

type Waiting = { readonly until: number; giveUp(): void }

/**
 * Makes what takes too long a rejection. All waiting answers share one timer, for one of its own costs each a good
 * part of a page; so does Fastify's `handlerTimeout`, which makes a signal for every request.
 */
export function patientAnswers(): (answer: Promise<FastifyReply>) => Promise<FastifyReply> {
  // In the order in which they began, which is that in which they end.
  const waiting = new Set<Waiting>()
  let sweep: NodeJS.Timeout | undefined

  function giveUpLate(): void {
    const now = performance.now()
    for (const each of waiting) {
      if (each.until > now) return
      waiting.delete(each)
      each.giveUp()
    }
    if (waiting.size > 0) return
    clearInterval(sweep)
    sweep = undefined
  }
  return (answer) =>
    new Promise((resolve, reject) => {
      const each = { until: performance.now() + patience, giveUp: () => reject(new TooSlow()) }
      waiting.add(each)
      sweep ??= setInterval(giveUpLate, sweepEvery).unref()
      answer.then(
        (reply) => (waiting.delete(each), resolve(reply)),
        (error: Error) => (waiting.delete(each), reject(error)),
      )
    })
}
