import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Database, Transaction } from '../database/connect.js'
import type { Bilingual } from '../questionnaire/questionnaire.js'
import type { Consultation, Day, Extension, NewConsultation, Settings } from './consultation.js'

/** All of them, those that close last first, and at the end those without dates. */
export async function findConsultations(db: Database): Promise<readonly Consultation[]> {
  const rows = await consultations(db)
    .orderBy('closes_on', (order) => order.desc().nullsLast())
    .orderBy('id')
    .execute()
  return rows.map(consultationOf)
}

export async function findConsultation(db: Database, id: string): Promise<Consultation | undefined> {
  const row = await consultations(db).where('id', '=', id).executeTakeFirst()
  return row && consultationOf(row)
}

/** Holds whoever else would change the consultation until the transaction ends; readers go on. Throws where there is none. */
export async function lockConsultation(trx: Transaction, id: string): Promise<Consultation> {
  const row = await consultations(trx).where('id', '=', id).forUpdate().executeTakeFirstOrThrow()
  return consultationOf(row)
}

export type Creation = { readonly kind: 'created' } | { readonly kind: 'taken' }

/** Taken: another consultation has its id, or one of its slugs in the same language. */
export async function createConsultation(trx: Transaction, consultation: NewConsultation): Promise<Creation> {
  const { id, slug, opensOn, closesOn, ...settings } = consultation
  const created = await trx
    .insertInto('consultation')
    .values({
      id,
      slug_en: slug.en,
      slug_fr: slug.fr,
      settings: JSON.stringify(settings satisfies Settings),
      opens_on: opensOn ?? null,
      closes_on: closesOn ?? null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return { kind: created.numInsertedOrUpdatedRows ? 'created' : 'taken' }
}

/** Writes its settings and its dates; what was announced, and whether it is synthetic, stays. */
export async function saveConsultation(trx: Transaction, consultation: Consultation): Promise<void> {
  const { id, opensOn = null, closesOn = null } = consultation
  const settings = JSON.stringify(settingsOf(consultation))
  await trx
    .updateTable('consultation')
    .set({ settings, opens_on: opensOn, closes_on: closesOn })
    .where('id', '=', id)
    .execute()
}

function settingsOf(consultation: Consultation): Settings {
  const { id, slug, opensOn, closesOn, extensions, synthetic, ...settings } = consultation
  return settings
}

/** Moves the closing day from what it was to another, and keeps what people are told. Throws where there is none. */
export async function moveClosingDay(
  trx: Transaction,
  id: string,
  { announcedOn, to, notice }: Omit<Extension, 'from'>,
): Promise<Extension> {
  const { closesOn: from } = await lockConsultation(trx, id)
  if (from === undefined) throw new Error(`${id} has no closing day to move.`)
  await trx.updateTable('consultation').set({ closes_on: to }).where('id', '=', id).execute()
  const row = { consultation: id, announced_on: announcedOn, from_day: from, to_day: to }
  await trx
    .insertInto('extension')
    .values({ ...row, notice: JSON.stringify(notice) })
    .execute()
  return { announcedOn, from, to, notice }
}

/** Says for good that its responses are made up. */
export async function markSynthetic(trx: Transaction, id: string): Promise<void> {
  await trx.updateTable('consultation').set({ synthetic: true }).where('id', '=', id).execute()
}

function consultations(db: Database) {
  return db
    .selectFrom('consultation')
    .selectAll()
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('extension')
          .select(['announced_on', 'from_day', 'to_day', 'notice'])
          .whereRef('extension.consultation', '=', 'consultation.id')
          .orderBy('number'),
      ).as('extensions'),
    )
}

type ConsultationRow = {
  readonly id: string
  readonly slug_en: string
  readonly slug_fr: string
  readonly settings: unknown
  readonly opens_on: Day | null
  readonly closes_on: Day | null
  readonly synthetic: boolean
  readonly extensions: readonly ExtensionRow[]
}

type ExtensionRow = {
  readonly announced_on: Day
  readonly from_day: Day
  readonly to_day: Day
  readonly notice: Bilingual
}

function consultationOf(row: ConsultationRow): Consultation {
  return {
    ...(row.settings as Settings),
    id: row.id,
    slug: { en: row.slug_en, fr: row.slug_fr },
    ...(row.opens_on !== null && { opensOn: row.opens_on }),
    ...(row.closes_on !== null && { closesOn: row.closes_on }),
    extensions: row.extensions.map(extensionOf),
    synthetic: row.synthetic,
  }
}

function extensionOf({ announced_on, from_day, to_day, notice }: ExtensionRow): Extension {
  return { announcedOn: announced_on, from: from_day, to: to_day, notice }
}
