import { findAppointed } from '../../../account/appointment-store.js'
import type { Transaction } from '../../../database/connect.js'
import { type Notice, queueNotice } from '../../../mail/notice-store.js'
import { consultationAddress } from '../../address.js'
import type { StaffCall } from '../../staff/call.js'

/** Has mail tell members and editors, but for whoever shares them, that there are preliminary results; nothing of what they say. */
export async function tellOfSharing(trx: Transaction, call: StaffCall): Promise<void> {
  const appointed = await findAppointed(trx, call.published.consultation.id)
  const readers = appointed.filter(({ role }) => role === 'member' || role === 'editor').map((each) => each.person)
  for (const each of new Set(readers)) if (each !== call.person.id) await queueNotice(trx, each, noticeOf(call))
}

function noticeOf({ staff, published }: StaffCall): Notice {
  const { words } = staff.house
  const { slug, profile } = published.consultation
  return {
    words: {
      en: words.en('preparing:told-shared', { consultation: profile.title.en }),
      fr: words.fr('preparing:told-shared', { consultation: profile.title.fr }),
    },
    path: {
      en: consultationAddress('en', slug.en).roundtableResults,
      fr: consultationAddress('fr', slug.fr).roundtableResults,
    },
  }
}
