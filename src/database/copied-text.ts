import { Transform, type TransformCallback } from 'node:stream'

const headerBytes = 19
const prefixBytes = 6

/**
 * The header, then the texts alone of a binary COPY of one text column, one after another. PostgreSQL sends 19 bytes
 * first, before each text a field count (2 bytes) and its length (4), and -1 for a count at the end. The texts are moved
 * together inside the chunk they came in, so that nothing is copied or kept.
 */
export function copiedText(header: Buffer): Transform {
  let skip = headerBytes
  let text = 0
  let prefix = 0
  let length = 0

  function takeText(chunk: Buffer): Buffer {
    let from = 0
    let to = 0
    while (from < chunk.length) {
      if (skip > 0) {
        const skipped = Math.min(skip, chunk.length - from)
        skip -= skipped
        from += skipped
      } else if (text > 0) {
        const taken = Math.min(text, chunk.length - from)
        chunk.copyWithin(to, from, from + taken)
        text -= taken
        from += taken
        to += taken
      } else {
        if (prefix >= 2) length = length * 256 + chunk[from]!
        from++
        if (++prefix < prefixBytes) continue
        text = length
        prefix = length = 0
      }
    }
    return chunk.subarray(0, to)
  }

  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done: TransformCallback) {
      done(null, takeText(chunk))
    },
  })
  stream.push(header)
  return stream
}
