import type { Database } from '../../src/database/connect.js'

/** Where the people of the sample consultation are. */
export const people = {
  en: '/en/consultations/countering-radicalization-violence/people',
  fr: '/fr/consultations/lutte-radicalisation-menant-violence/personnes',
} as const

export function personOf(db: Database, email: string) {
  return db.selectFrom('person').selectAll().where('email', '=', email).executeTakeFirst()
}
