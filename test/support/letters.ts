import type { Database } from '../../src/database/connect.js'

/** The last letter that waits to be sent to an address. */
export async function lastLetterTo(db: Database, recipient: string): Promise<{ subject: string; body: string }> {
  const row = await db
    .selectFrom('mail')
    .select(['subject', 'body'])
    .where('recipient', '=', recipient)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return { subject: row.subject, body: row.body ?? '' }
}

/** The address on this site of the first link in a letter, in one language. */
export function linkIn({ body }: { readonly body: string }, locale: 'en' | 'fr'): string {
  const found = new RegExp(`https?://[^/\\s]+(/${locale}/\\S+)`).exec(body)
  if (!found) throw new Error(`No link in ${locale} in: ${body}`)
  return found[1]!
}
