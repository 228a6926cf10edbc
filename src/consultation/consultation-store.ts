import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Database, Transaction } from '../database/connect.js'
import type { Bilingual } from '../questionnaire/questionnaire.js'
import type { Consultation, Day, Extension, Settings } from './consultation.js'

/** All of them, those that close last first. */
export async function findConsultations(db: Database): Promise<readonly Consultation[]> {
  const rows = await db
    .selectFrom('consultation')
    .selectAll()
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('extension')
          .select(['announced_on', 'from_day', 'to_day', 'notice'])
          .whereRef('extension.consultation', '=', 'consultation.id')
          .orderBy('to_day'),
      ).as('extensions'),
    )
    .orderBy('closes_on', (order) => order.desc().nullsFirst())
    .orderBy('id')
    .execute()
  return rows.map(consultationOf)
}

export type Creation = { readonly kind: 'created' } | { readonly kind: 'taken' }

/** Taken: another consultation has its id, or one of its slugs in the same language. */
export async function createConsultation(
  trx: Transaction,
  consultation: Omit<Consultation, 'extensions'>,
): Promise<Creation> {
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

export type NewExtension = { readonly announcedOn: Day; readonly to: Day; readonly notice: Bilingual }

export type Extended =
  | { readonly kind: 'extended'; readonly extension: Extension }
  | { readonly kind: 'consultation-unknown' }
  | { readonly kind: 'dates-unset' }
  | { readonly kind: 'not-later'; readonly closesOn: Day }

/** Moves the closing day on, and keeps what it was and what people are told. */
export async function extendConsultation(trx: Transaction, id: string, asked: NewExtension): Promise<Extended> {
  const found = await trx
    .selectFrom('consultation')
    .select('closes_on')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!found) return { kind: 'consultation-unknown' }
  if (found.closes_on === null) return { kind: 'dates-unset' }
  if (asked.to <= found.closes_on) return { kind: 'not-later', closesOn: found.closes_on }
  const extension = { ...asked, from: found.closes_on }
  await trx.updateTable('consultation').set({ closes_on: asked.to }).where('id', '=', id).execute()
  await trx
    .insertInto('extension')
    .values({
      consultation: id,
      announced_on: extension.announcedOn,
      from_day: extension.from,
      to_day: extension.to,
      notice: JSON.stringify(extension.notice),
    })
    .execute()
  return { kind: 'extended', extension }
}

type ConsultationRow = {
  readonly id: string
  readonly slug_en: string
  readonly slug_fr: string
  readonly settings: unknown
  readonly opens_on: Day | null
  readonly closes_on: Day | null
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
  }
}

function extensionOf({ announced_on, from_day, to_day, notice }: ExtensionRow): Extension {
  return { announcedOn: announced_on, from: from_day, to: to_day, notice }
}
