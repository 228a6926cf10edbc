import { sql } from 'kysely'
import type { Database } from '../../database/connect.js'
import type { Extract } from '../extract.js'
import { longestTextSelect } from '../open-text-sql.js'

/** Bytes of the longest text on one line, of each column in which somebody wrote. For the analyst. */
export async function findWidths(db: Database, texts: Extract): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql.raw<{ name: string; bytes: number }>(longestTextSelect(texts)).execute(db)
  return new Map(rows.map(({ name, bytes }) => [name, bytes]))
}
