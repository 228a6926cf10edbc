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

export function openDownloads(): Downloads {
  /** Those being prepared, and those being read. */
  let underWay = 0
  const read = new Set<Readable>()
  return {
    begin: async (prepare) => {
      if (underWay >= mostAtOnce) return undefined
      underWay++
      try {
        const begun = await prepare()
        const { bytes } = begun
        read.add(bytes)
        bytes.once('close', () => {
          underWay--
          read.delete(bytes)
        })
        return begun
      } catch (error) {
        underWay--
        throw error
      }
    },
    breakOff: () => read.forEach((bytes) => bytes.destroy()),
  }
}
