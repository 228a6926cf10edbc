import { sql } from 'kysely'
import type { Database, Transaction } from '../database/connect.js'
import type { Bilingual, Locale } from '../questionnaire/questionnaire.js'
import type { Letter } from './letter.js'
import { queueLetter } from './mail-store.js'

/** Something new for one person: a sentence, and the address on this site where it is told in full. */
export type Notice = { readonly words: Bilingual; readonly path: Bilingual }

/** Has a person told by mail, as often as they chose; those who chose never are not. */
export async function queueNotice(trx: Transaction, person: string, { words, path }: Notice): Promise<void> {
  const row = { person, words: JSON.stringify(words), path: JSON.stringify(path) }
  await trx.insertInto('notice').values(row).execute()
}

/** The mail that tells all of what is new for someone. */
export type Digest = (locale: Locale, notices: readonly Notice[]) => Omit<Letter, 'recipient'>

/** Makes one mail of what is new for a person whose turn it is. Returns whether there was one. */
export async function gatherNotices(db: Database, now: Date, digest: Digest): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const person = await lockDue(trx, now)
    if (!person) return false
    const rows = await trx
      .deleteFrom('notice')
      .where('person', '=', person.id)
      .returning(['id', 'words', 'path'])
      .execute()
    const notices = rows.toSorted((a, b) => a.id - b.id)
    // Another process may have gathered them after this one looked and before it held the person.
    if (notices.length === 0) return true
    if (person.mail_wish === 'never' || person.disabled_at !== null) return true
    await queueLetter(trx, { recipient: person.email, ...digest(person.locale, notices) })
    return true
  })
}

/** Someone for whom something is new since before they last were due. Nobody else gathers it meanwhile. */
function lockDue(trx: Transaction, now: Date) {
  return trx
    .selectFrom('person')
    .select(['id', 'email', 'locale', 'mail_wish', 'disabled_at'])
    .where((eb) =>
      eb.exists(
        eb.selectFrom('notice').select('notice.id').whereRef('notice.person', '=', 'person.id').where(isDue(now)),
      ),
    )
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
}

/** Daily mail goes at seven in the morning in Toronto, weekly mail on Mondays. */
function isDue(now: Date) {
  const last = (period: string) => sql`
    (date_trunc(${period}, (${now}::timestamptz at time zone 'America/Toronto') - interval '7 hours') + interval '7 hours')
      at time zone 'America/Toronto'`
  return sql<boolean>`
    case person.mail_wish
      when 'daily' then notice.created_at < ${last('day')}
      when 'weekly' then notice.created_at < ${last('week')}
      else true
    end`
}
