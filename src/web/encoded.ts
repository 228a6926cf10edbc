import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** Bytes kept ready to send, as they are and compressed. */
export type Encoded = {
  readonly type: string
  readonly etag: string
  readonly identity: Buffer
  readonly gzip: Buffer
  readonly br: Buffer
}

const compressBrotli = promisify(brotliCompress)
const compressGzip = promisify(gzip)

export async function encode(identity: Buffer, type: string): Promise<Encoded> {
  const [br, gzipped] = await Promise.all([
    compressBrotli(identity, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
    compressGzip(identity, { level: 9 }),
  ])
  const etag = `"${createHash('sha256').update(identity).digest('base64url').slice(0, 22)}"`
  return { type, etag, identity, gzip: gzipped, br }
}

/** Sends the smallest of the encodings that the client accepts, or 304 when it has the page already. */
export function sendEncoded(request: FastifyRequest, reply: FastifyReply, encoded: Encoded): FastifyReply {
  void reply.headers({ etag: encoded.etag, vary: 'accept-encoding' })
  if (request.headers['if-none-match'] === encoded.etag) return reply.code(304).send()
  return sendCompressed(request, reply, encoded)
}

/** The same for what no cache may keep: no tag, always the whole. */
export function sendCompressed(request: FastifyRequest, reply: FastifyReply, encoded: Encoded): FastifyReply {
  const accepted = request.headers['accept-encoding']
  void reply.header('content-type', encoded.type)
  if (accepted?.includes('br')) return reply.header('content-encoding', 'br').send(encoded.br)
  if (accepted?.includes('gzip')) return reply.header('content-encoding', 'gzip').send(encoded.gzip)
  return reply.send(encoded.identity)
}
