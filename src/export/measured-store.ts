import type { Readable } from 'node:stream'
import { sql } from 'kysely'
import { openSnapshot } from '../database/snapshot.js'
import { beforeCopy, copySql, csvOf, headerBytes, selectOf } from './export.js'
import type { Extract } from './extract.js'

/** A file whose length is known before its first byte, so that a browser can show how far it has come. */
export type Measured = { readonly bytes: Readable; readonly length: number }

/** As `exportCsv`, read twice in one snapshot: to be measured, and to be sent. */
export async function measuredCsv(url: string, extract: Extract): Promise<Measured> {
  const snapshot = await openSnapshot(url, beforeCopy)
  try {
    const { rows } = await sql<{ readonly bytes: number }>`
      select coalesce(sum(octet_length(line)), 0)::float8 as bytes
      from (${sql.raw(selectOf(extract))}) as lines(line)`.execute(snapshot.db)
    const copied = snapshot.copy(copySql(extract))
    copied.once('close', () => snapshot.end())
    return { bytes: csvOf(copied, extract), length: headerBytes(extract).length + rows[0]!.bytes }
  } catch (error) {
    snapshot.end()
    throw error
  }
}
