import { sql, type Kysely } from 'kysely'

/** Every look at published results asks for the last act on what may be quoted, among very many on themes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index coding_act_quoting on coding_act (consultation, number)
    where kind in ('redaction', 'quotation')`.execute(db)
}
