import { sql } from 'kysely'
import { isoWeek } from '../consultation/iso-week.js'
import type { Day } from '../consultation/consultation.js'
import type { Database } from '../database/connect.js'

export type Mix = {
  readonly consultation: string
  /** K: how many stay behind. */
  readonly threshold: number
  /** Leaves none behind, however few there are. */
  readonly everything: boolean
  readonly today: Day
}

/**
 * Moves a random choice from the inbox to the responses, with new ids and in random order, once 2K are there, and returns
 * how many. K stay; with K = 1 every response but the first lets one go, and one always waits. Of several callers at once,
 * in whatever processes, one mixes and the others find nothing left to do.
 */
export async function mix(db: Database, { consultation, threshold, everything, today }: Mix): Promise<number> {
  const { rows } = await sql<{ mixed: number }>`
    select mix(${consultation}, ${threshold}::integer, ${everything}::boolean, ${isoWeek(today)}) as mixed`.execute(db)
  return rows[0]!.mixed
}

/** How many responses of this consultation are still in the inbox. For the analyst, who can see no more of them. */
export async function countWaiting(db: Database, consultation: string): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`select waiting(${consultation}) as waiting`.execute(db)
  return rows[0]!.waiting
}
