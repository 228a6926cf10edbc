import { findAppointed } from '../../account/appointment-store.js'
import { nameIn, titleIn } from '../../account/appointment.js'
import { type Notice, queueNotice } from '../../mail/notice-store.js'
import type { Bilingual } from '../../questionnaire/questionnaire.js'
import type { ReviewAct } from '../../revision/acting.js'
import { reviewsWithin } from '../../revision/review-store.js'
import { consultationAddress } from '../address.js'
import type { StaffCall } from '../staff/call.js'

/** What mail tells of an act, to one person or to everyone else who edits. */
type Told = { readonly person?: string; readonly notice: Notice }

/** Acts, and has mail tell of it, or neither. */
export async function actAndTell<Result>(
  { staff, published, person }: StaffCall,
  asked: ReviewAct<Result>,
  toldOf: (result: Result) => Told | undefined,
): Promise<Result> {
  const { house, accounts } = staff
  const consultation = published.consultation.id
  return accounts.db.transaction().execute(async (trx) => {
    const result = await reviewsWithin(trx).act({ consultation, by: person.id, at: house.now() }, asked)
    const told = toldOf(result)
    if (!told) return result
    const appointed = await findAppointed(trx, consultation)
    const editors = appointed.filter(({ role }) => role === 'editor').map((each) => each.person)
    const all = told.person === undefined ? editors : [told.person]
    for (const each of new Set(all)) if (each !== person.id) await queueNotice(trx, each, told.notice)
    return result
  })
}

export function confirmationNeeded(call: StaffCall): Told {
  return { notice: noticeOf(call, 'publication:notice-requested') }
}

export function turnedBack(call: StaffCall, requestedBy: string): Told {
  return { person: requestedBy, notice: noticeOf(call, 'publication:notice-turned-back') }
}

function noticeOf({ staff, published, someone, person }: StaffCall, key: string): Notice {
  const { words } = staff.house
  const { id, slug, profile } = published.consultation
  const who = titleIn(someone.appointments, id) ?? nameIn(person.name, [])
  const path: Bilingual = {
    en: consultationAddress('en', slug.en).publication,
    fr: consultationAddress('fr', slug.fr).publication,
  }
  return {
    words: {
      en: words.en(key, { who: who.en, consultation: profile.title.en }),
      fr: words.fr(key, { who: who.fr, consultation: profile.title.fr }),
    },
    path,
  }
}
