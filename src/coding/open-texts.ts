import { connect, type Database } from '../database/connect.js'
import { type Examinable, keepExamining } from './examining.js'

/** What people wrote in their own words, as analysts read it. */
export type OpenTexts = {
  /** As the analyst's role, for the stores of `coding/` that read. */
  readonly read: Database
  /** Looks for texts that are not known yet, in the background. */
  examineSoon(): void
  close(): Promise<void>
}

export type OpenTextsOptions = {
  /** As the app's role. */
  readonly db: Database
  readonly analystUrl: string
  readonly consultations: () => readonly Examinable[]
  readonly onFault: (fault: unknown) => void
}

/** With texts being looked through for as long as the program runs. */
export function openTextsOf({ db, analystUrl, consultations, onFault }: OpenTextsOptions): OpenTexts {
  const read = connect(analystUrl, { max: 4 })
  // Its long reads wait for nobody, and nobody waits for them.
  const background = connect(analystUrl, { max: 1, queryTimeout: 30_000 })
  const examining = keepExamining({ app: db, analyst: background, consultations, onFault })
  return {
    read,
    examineSoon: () => examining.soon(),
    close: async () => {
      await examining.close()
      await Promise.all([read.destroy(), background.destroy()])
    },
  }
}
