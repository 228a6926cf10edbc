import type { Database } from '../database/connect.js'
import { findLinks, findUtterances } from '../history/history-store.js'
import type { KeptHistory } from './verify.js'

/** The history of a consultation and its versions byte for byte, as of one moment. */
export async function loadKeptHistory(db: Database, consultation: string): Promise<KeptHistory> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (trx) => ({
      consultation,
      links: await findLinks(trx, consultation),
      utterances: await findUtterances(trx, consultation),
      versions: await trx
        .selectFrom('version')
        .select(['number', 'fingerprint', 'document'])
        .where('consultation', '=', consultation)
        .orderBy('number')
        .execute(),
    }))
}
