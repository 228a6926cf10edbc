import type { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type { Published } from '../../consultation/publication.js'
import type { Extract } from '../../export/extract.js'
import type { TakenFile } from '../../export/extract-deed.js'

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

/** Without its ending; says of made-up responses what they are. Slugs hold nothing that a header or a disk could take for something else. */
export function takenName(
  { consultation, versions: all }: Published,
  { file, versions }: Pick<Extract, 'versions'> & { readonly file: TakenFile },
): string {
  const version = all.length > versions.length ? `-v${versions[0]?.number}` : ''
  return `${consultation.slug.en}-${file}${version}${consultation.synthetic ? '-synthetic' : ''}`
}
