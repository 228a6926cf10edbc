import { connect, type Database } from '../database/connect.js'
import { readTexts, type ReadingOf } from './reading.js'

/** Where the analysts' work on texts is read and kept. */
export type Coding = {
  /** With the analyst's rights: texts, and what was done to them. */
  readonly analyst: Database
  /**
   * Begins to read all texts of a consultation, unless that is under way; true once it is done, false when it takes longer
   * than a page can wait.
   */
  read(of: ReadingOf, patience?: number): Promise<boolean>
  isReading(consultation: string): boolean
  close(): Promise<void>
}

/** `url` signs in as the analyst; `app` keeps what is found. One a process. */
export function openCoding({
  url,
  app,
  onFault,
}: {
  readonly url: string
  readonly app: Database
  readonly onFault: (fault: unknown) => void
}): Coding {
  const analyst = connect(url, { max: 3, queryTimeout: 15_000, connectionTimeout: 15_000 })
  const underWay = new Map<string, Promise<void>>()

  function begin(of: ReadingOf): Promise<void> {
    const reading = readTexts({ analyst, app }, of)
      .catch(onFault)
      .finally(() => underWay.delete(of.consultation))
    underWay.set(of.consultation, reading)
    return reading
  }

  return {
    analyst,
    read: async (of, patience = 2000) => {
      const reading = underWay.get(of.consultation) ?? begin(of)
      return Promise.race([reading.then(() => true), elapsed(patience)])
    },
    isReading: (consultation) => underWay.has(consultation),
    close: async () => {
      await Promise.all(underWay.values())
      await analyst.destroy()
    },
  }
}

function elapsed(milliseconds: number): Promise<false> {
  return new Promise((resolve) => setTimeout(() => resolve(false), milliseconds).unref())
}
