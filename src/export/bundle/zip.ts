import { finished, type Readable } from 'node:stream'
import { ZipFile } from 'yazl'

export type ZipEntry = {
  readonly name: string
  /** Asked for once those before it are written. Must end with `end`, or with an error. */
  readonly open: () => Promise<Readable>
}

/** Of the format, which knows no earlier one; the fields of a date are written as they are here, in every time zone. */
const noDate = new Date(1980, 0, 1)

/**
 * The entries as one zip, in their order, at the reader's pace and in little memory. The same entries give the same bytes
 * wherever zlib is the same: no date, owner or system is in it.
 */
export function zipOf(entries: readonly ZipEntry[]): Readable {
  const zip = new ZipFile()
  const out = zip.outputStream as Readable
  let current: Readable | undefined
  for (const { name, open } of entries) {
    zip.addReadStreamLazy(name, { mtime: noDate, mode: 0o100644, forceDosTimestamp: true }, (give) => {
      void begin(open, give)
    })
  }
  zip.on('error', (error: Error) => out.destroy(error))
  // Whoever leaves ends what they were being sent.
  out.once('close', () => current?.destroy())
  zip.end()
  return out

  async function begin(open: ZipEntry['open'], give: (error: unknown, stream: Readable) => void): Promise<void> {
    try {
      current = await open()
      // Nothing else would hear of an error, which may be there already, and the zip would wait for ever.
      finished(current, (error) => error && out.destroy(error))
      if (out.destroyed) current.destroy()
      give(null, current)
    } catch (error) {
      out.destroy(error as Error)
    }
  }
}
