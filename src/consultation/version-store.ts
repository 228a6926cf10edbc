import { sql } from 'kysely'
import type { Database, Transaction } from '../database/connect.js'
import { canonicalJson, fingerprint } from '../questionnaire/canonical.js'
import { parse } from '../questionnaire/parse.js'
import type { Questionnaire } from '../questionnaire/questionnaire.js'
import type { Day } from './consultation.js'
import { lockConsultation } from './consultation-store.js'
import type { Version } from './publication.js'

/** Publishes the document as the consultation's next version, and returns its number. Publications take turns. */
export async function publishVersion(
  trx: Transaction,
  consultation: string,
  document: Questionnaire,
  publishedOn: Day,
): Promise<number> {
  await lockConsultation(trx, consultation)
  const { last } = await trx
    .selectFrom('version')
    .select((eb) => eb.fn.max('number').as('last'))
    .where('consultation', '=', consultation)
    .executeTakeFirstOrThrow()
  const number = ((last as number | null) ?? 0) + 1
  await trx
    .insertInto('version')
    .values({
      consultation,
      number,
      fingerprint: fingerprint(document),
      document: canonicalJson(document),
      published_on: publishedOn,
    })
    .execute()
  return number
}

/** Holds every other publication, of any consultation, until the transaction ends; readers go on. */
export async function lockPublications(trx: Transaction): Promise<void> {
  await sql`lock table version in exclusive mode`.execute(trx)
}

export async function countVersions(db: Database, consultation: string): Promise<number> {
  const { count } = await db
    .selectFrom('version')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('consultation', '=', consultation)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export type StoredVersion = Version & { readonly consultation: string }

/**
 * All versions, oldest first. The documents of those in `known` (by fingerprint) are neither read nor parsed again.
 * Throws when one is not a questionnaire that this program understands.
 */
export async function loadVersions(
  db: Database,
  known: ReadonlyMap<string, Questionnaire> = new Map(),
): Promise<readonly StoredVersion[]> {
  const rows = await db
    .selectFrom('version')
    .select(['consultation', 'number', 'fingerprint', 'published_on'])
    .orderBy('consultation')
    .orderBy('number')
    .execute()
  const unknown = rows.map((row) => row.fingerprint).filter((print) => !known.has(print))
  const questionnaires = new Map([...known, ...(await loadQuestionnaires(db, unknown))])
  return rows.map(({ consultation, number, fingerprint: print, published_on }) => {
    const questionnaire = questionnaires.get(print)
    if (!questionnaire) throw new Error(`Version ${number} of ${consultation} has no document.`)
    return { consultation, number, fingerprint: print, publishedOn: published_on, questionnaire }
  })
}

async function loadQuestionnaires(
  db: Database,
  fingerprints: readonly string[],
): Promise<readonly (readonly [string, Questionnaire])[]> {
  if (fingerprints.length === 0) return []
  const rows = await db
    .selectFrom('version')
    .distinctOn('fingerprint')
    .select(['fingerprint', 'document'])
    .where('fingerprint', 'in', fingerprints)
    .execute()
  return rows.map((row) => [row.fingerprint, questionnaireOf(row.fingerprint, row.document)])
}

function questionnaireOf(print: string, document: string): Questionnaire {
  const parsed = parse(document)
  if (parsed.kind === 'questionnaire') return parsed.questionnaire
  throw new Error(
    `The version ${print} is faulty: ${parsed.problems.map(({ code, path }) => `${code} ${path}`).join(', ')}`,
  )
}
