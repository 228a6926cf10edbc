import type { FastifyRequest } from 'fastify'
import type { House } from './house.js'

/** Scheme, host and port under which links lead here: as configured, never as a request claims. */
export function originOf({ publicOrigin }: Pick<House, 'publicOrigin'>, { server }: FastifyRequest): string {
  return publicOrigin ?? server.listeningOrigin
}
