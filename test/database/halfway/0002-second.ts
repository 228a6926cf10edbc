import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createTable('second').addColumn('id', 'integer').execute()
  throw new Error('the second migration fails halfway')
}
