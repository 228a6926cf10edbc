import { createHash } from 'node:crypto'
import { pipeline, Readable, Transform, type TransformCallback } from 'node:stream'

/** What a manifest says of a file. */
export type FileEntry = { readonly name: string; readonly bytes: number; readonly sha256: string }

/** The same bytes; `told` hears what they were, once all have gone by. An error of the source is one of the result. */
export function fingerprinted(name: string, source: Readable, told: (entry: FileEntry) => void): Readable {
  const hash = createHash('sha256')
  let bytes = 0
  const pass = new Transform({
    transform(chunk: Buffer, _encoding, done: TransformCallback) {
      hash.update(chunk)
      bytes += chunk.length
      done(null, chunk)
    },
    flush(done: TransformCallback) {
      try {
        told({ name, bytes, sha256: hash.digest('hex') })
        done()
      } catch (error) {
        done(error as Error)
      }
    },
  })
  return pipeline(source, pass, () => undefined)
}

/** A document as a stream of its bytes. */
export function written(text: string): Readable {
  return Readable.from([Buffer.from(text)])
}
