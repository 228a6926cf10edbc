import type { Day } from '../consultation/consultation.js'
import type { Database } from '../database/connect.js'

/** How many began, and how many submitted, on one day in Toronto. */
export type DayOfParticipation = { readonly day: Day; readonly begun: number; readonly submitted: number }

/** Those days of a consultation on which somebody did, in order. */
export async function findParticipation(db: Database, consultation: string): Promise<readonly DayOfParticipation[]> {
  return db
    .selectFrom('participation')
    .select(['day', 'begun', 'submitted'])
    .where('consultation', '=', consultation)
    .orderBy('day')
    .execute()
}
