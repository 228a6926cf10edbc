import type { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'

/** Sends a file as it comes, to be kept under that name. */
export function sendTaken(
  reply: FastifyReply,
  { bytes, length }: { readonly bytes: Readable; readonly length?: number },
  { name, type }: { readonly name: string; readonly type: string },
): FastifyReply {
  // Whoever asked may have left, or been told that it took too long: nobody would read it, nor make its place free.
  if (reply.sent || reply.raw.destroyed) {
    bytes.destroy()
    return reply
  }
  if (length !== undefined) void reply.header('content-length', length)
  void reply.header('content-disposition', `attachment; filename="${name}"`)
  return reply.type(type).send(bytes)
}
