import { sql } from 'kysely'
import type { Database, Transaction } from '../database/connect.js'
import type { Bilingual } from '../questionnaire/questionnaire.js'
import { type Appointment, nameIn } from './appointment.js'
import type { Role } from './role.js'

/** All of a person, in every consultation. */
export async function findAppointments(db: Database, person: string): Promise<readonly Appointment[]> {
  const rows = await db
    .selectFrom('appointment')
    .selectAll()
    .where('person', '=', person)
    .orderBy('consultation')
    .execute()
  return rows.map(appointmentOf)
}

/** All in one consultation. */
export async function findAppointed(db: Database, consultation: string): Promise<readonly Appointment[]> {
  const rows = await db.selectFrom('appointment').selectAll().where('consultation', '=', consultation).execute()
  return rows.map(appointmentOf)
}

/** Where people can be appointed. */
export async function findConsultationIds(db: Database): Promise<readonly string[]> {
  return (await db.selectFrom('consultation').select('id').orderBy('id').execute()).map(({ id }) => id)
}

/** Holds other titles of the consultation until the transaction ends, so that no two people get one number. */
export async function lockTitles(trx: Transaction, consultation: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`titles ${consultation}`}, 0))`.execute(trx)
}

export type Appointing = { readonly kind: 'appointed' } | { readonly kind: 'has-role-already' }

export async function appoint(
  trx: Transaction,
  { person, consultation, role, title, named }: Appointment,
): Promise<Appointing> {
  const made = await trx
    .insertInto('appointment')
    .values({ person, consultation: consultation ?? null, role, title: JSON.stringify(title), named })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return { kind: made.numInsertedOrUpdatedRows ? 'appointed' : 'has-role-already' }
}

/** Takes a role back. Returns whether there was one. */
export async function dismiss(
  trx: Transaction,
  { person, consultation, role }: Pick<Appointment, 'person' | 'role'> & { readonly consultation: string },
): Promise<boolean> {
  const ended = await trx
    .deleteFrom('appointment')
    .where('person', '=', person)
    .where('consultation', '=', consultation)
    .where('role', '=', role)
    .executeTakeFirst()
  return ended.numDeletedRows > 0
}

/** Whether the public may see a person's name, in one consultation. */
export async function setNamed(
  trx: Transaction,
  { person, consultation, named }: Pick<Appointment, 'person' | 'named'> & { readonly consultation: string },
): Promise<void> {
  await trx
    .updateTable('appointment')
    .set({ named })
    .where('person', '=', person)
    .where('consultation', '=', consultation)
    .execute()
}

/**
 * Who agreed that the public sees their name, in one consultation: their names by their ids. Without those whose role was
 * taken back or whose account is disabled, for they can take back nothing any more.
 */
export async function findNamed(db: Database, consultation: string): Promise<ReadonlyMap<string, Bilingual>> {
  const rows = await db
    .selectFrom('appointment')
    .innerJoin('person', 'person.id', 'appointment.person')
    .selectAll('appointment')
    .select('name')
    .where('consultation', '=', consultation)
    .where('named', '=', true)
    .where('disabled_at', 'is', null)
    .orderBy('person')
    .execute()
  return new Map(rows.map(({ name, ...row }) => [row.person, nameIn(name, [appointmentOf(row)])]))
}

type AppointmentRow = {
  readonly person: string
  readonly consultation: string | null
  readonly role: Role
  readonly title: Bilingual
  readonly named: boolean
}

function appointmentOf({ consultation, ...row }: AppointmentRow): Appointment {
  return { ...row, consultation: consultation ?? undefined }
}
