import { sql } from 'kysely'
import type { Database, Transaction } from '../database/connect.js'
import { countedAs, type Frame, type ThemeValue } from './theme.js'

export type FoundFrame = {
  readonly frame: Frame
  /** Theme → the last act that changed it. */
  readonly acts: ReadonlyMap<string, number>
}

/** The frame as it stands. Any of the roles may ask. */
export async function findStandingFrame(db: Database, consultation: string): Promise<FoundFrame> {
  const rows = await db
    .selectFrom('theme')
    .select(['id', 'value', 'act'])
    .where('consultation', '=', consultation)
    .execute()
  return {
    frame: new Map(rows.map(({ id, value }) => [id, value as ThemeValue])),
    acts: new Map(rows.map(({ id, act }) => [id, act])),
  }
}

/** With how many themes were ever added, so that no number is used twice. */
export async function findFrame(
  trx: Transaction,
  consultation: string,
): Promise<FoundFrame & { readonly added: number }> {
  const { added } = await trx
    .selectFrom('coding_act')
    .select((eb) => eb.fn.countAll<number>().as('added'))
    .where('consultation', '=', consultation)
    .where('kind', '=', 'theme')
    .where('before', 'is', null)
    .where('undoes', 'is', null)
    .executeTakeFirstOrThrow()
  return { ...(await findStandingFrame(trx, consultation)), added }
}

type Put = { readonly value: ThemeValue | undefined; readonly act: number }

/** Keeps what a theme is now, and as what each of the frame counts. */
export async function putTheme(trx: Transaction, consultation: string, id: string, { value, act }: Put): Promise<void> {
  await trx.deleteFrom('theme').where('consultation', '=', consultation).where('id', '=', id).execute()
  if (value !== undefined) {
    const row = { consultation, id, value: JSON.stringify(value), counted_as: id, act }
    await trx.insertInto('theme').values(row).execute()
  }
  const { frame } = await findStandingFrame(trx, consultation)
  const ids = [...frame.keys()]
  await sql`
    update theme set counted_as = now.counted
    from unnest(${ids}::text[], ${ids.map((each) => countedAs(frame, each))}::text[]) as now (id, counted)
    where theme.consultation = ${consultation} and theme.id = now.id`.execute(trx)
}

/** Whether any text is coded with a theme. */
export async function isUsed(trx: Transaction, consultation: string, theme: string): Promise<boolean> {
  const coded = await trx
    .selectFrom('coding')
    .select('coder')
    .where('consultation', '=', consultation)
    .where(sql<boolean>`${theme} = any(themes)`)
    .limit(1)
    .executeTakeFirst()
  return coded !== undefined
}
