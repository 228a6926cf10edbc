import type { Database } from '../database/connect.js'
import type { Questionnaire } from '../questionnaire/questionnaire.js'
import { findConsultations } from './consultation-store.js'
import type { Published } from './publication.js'
import { loadVersions } from './version-store.js'

/** Every consultation with its versions, as of one moment. `known` as in `loadVersions`. */
export async function loadPublished(
  db: Database,
  known: ReadonlyMap<string, Questionnaire> = new Map(),
): Promise<readonly Published[]> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (trx) => {
      const consultations = await findConsultations(trx)
      const versions = await loadVersions(trx, known)
      return consultations.map((consultation) => ({
        consultation,
        versions: versions
          .filter((version) => version.consultation === consultation.id)
          .map(({ consultation: _, ...version }) => version),
      }))
    })
}
