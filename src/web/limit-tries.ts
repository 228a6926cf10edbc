import rateLimit from '@fastify/rate-limit'
import { createHmac, randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'

/** For what one person tries alone. */
const triesOfOne = 20
/** For what a whole office may do at nine in the morning, behind one address. */
export const triesOfMany = 60

/**
 * Answers 429 to whoever asks for the addresses registered on `limited` more often than so many times a minute. Addresses
 * of clients are told apart for as long as the process runs; nothing of them is kept or said.
 */
export async function limitTries(limited: FastifyInstance, triesAMinute = triesOfOne): Promise<void> {
  const key = randomBytes(32)
  const silent = { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false }
  await limited.register(rateLimit, {
    max: triesAMinute,
    timeWindow: 60_000,
    // After the body is read, so that the page that says so keeps what was typed.
    hook: 'preHandler',
    keyGenerator: ({ ip }: FastifyRequest) => createHmac('sha256', key).update(ip).digest('base64'),
    addHeaders: silent,
    addHeadersOnExceeding: silent,
  })
}
