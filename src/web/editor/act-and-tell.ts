import { findAppointed } from '../../account/appointment-store.js'
import { type Notice, queueNotice } from '../../mail/notice-store.js'
import type { ReviewAct } from '../../revision/acting.js'
import type { StaffCall } from '../staff/call.js'

/** What mail tells of an act, to one person or to everyone else who edits. */
export type Told = { readonly person?: string; readonly notice: Notice }

/** Acts, and has mail tell of it, or neither. */
export async function actAndTell<Result>(
  { staff, published, person }: StaffCall,
  asked: ReviewAct<Result>,
  toldOf: (result: Result) => readonly Told[],
): Promise<Result> {
  const { house, accounts } = staff
  const consultation = published.consultation.id
  return accounts.db.transaction().execute(async (trx) => {
    const result = await house.reviews.within(trx).act({ consultation, by: person.id, at: house.now() }, asked)
    for (const told of toldOf(result)) {
      const appointed = told.person === undefined ? await findAppointed(trx, consultation) : []
      const editors = appointed.filter(({ role }) => role === 'editor').map((each) => each.person)
      const all = told.person === undefined ? editors : [told.person]
      for (const each of new Set(all)) if (each !== person.id) await queueNotice(trx, each, told.notice)
    }
    return result
  })
}
