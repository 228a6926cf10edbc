import type { Readable } from 'node:stream'

/** Files that leave at their readers' pace: only so many at once, so that respondents are not disturbed. */
export type Downloads = {
  /**
   * What `prepare` makes; undefined when as many are under way as may be. A place is free again when the bytes close: they
   * must be read or destroyed.
   */
  begin<Begun extends { readonly bytes: Readable }>(prepare: () => Promise<Begun>): Promise<Begun | undefined>
  /** Breaks off those that are under way: a reader takes as long as it likes. */
  breakOff(): void
}

const mostAtOnce = 2

/**
 * `patience` is how many milliseconds a reader may take when another waits for the place: without it, as long as it likes.
 * Where anybody can read, two who never end would keep everybody else out.
 */
export function openDownloads({ patience = Infinity }: { readonly patience?: number } = {}): Downloads {
  /** Those being prepared, and those being read. */
  let underWay = 0
  /** Each with when its reading began, the oldest first. */
  const read = new Map<Readable, number>()

  function free(bytes: Readable): void {
    if (read.delete(bytes)) underWay--
  }

  /** Breaks off whoever has read for longest, if that is too long. */
  function makeRoom(): void {
    const [oldest] = read
    if (!oldest || performance.now() - oldest[1] < patience) return
    oldest[0].destroy()
    free(oldest[0])
  }

  return {
    begin: async (prepare) => {
      if (underWay >= mostAtOnce) makeRoom()
      if (underWay >= mostAtOnce) return undefined
      underWay++
      try {
        const begun = await prepare()
        const { bytes } = begun
        read.set(bytes, performance.now())
        bytes.once('close', () => free(bytes))
        return begun
      } catch (error) {
        underWay--
        throw error
      }
    },
    breakOff: () => [...read.keys()].forEach((bytes) => bytes.destroy()),
  }
}
