import { findAppointed } from '../../../account/appointment-store.js'
import type { Role } from '../../../account/role.js'
import type { Transaction } from '../../../database/connect.js'
import { type Notice, queueNotice } from '../../../mail/notice-store.js'
import { consultationAddress } from '../../address.js'
import type { StaffCall } from '../../staff/call.js'

/**
 * Has mail tell members and editors, but for whoever shares them, that there are preliminary results; nothing of what they
 * say. Whoever is both reads them where they are published.
 */
export async function tellOfSharing(trx: Transaction, call: StaffCall): Promise<void> {
  const appointed = await findAppointed(trx, call.published.consultation.id)
  const sent = (wanted: Role, place: Place) =>
    appointed.filter(({ role }) => role === wanted).map(({ person }) => [person, place] as const)
  // Of two places for one person the later one stands.
  const readers = new Map([...sent('member', 'roundtableResults'), ...sent('editor', 'deskResults')])
  for (const [each, place] of readers) if (each !== call.person.id) await queueNotice(trx, each, noticeOf(call, place))
}

type Place = 'roundtableResults' | 'deskResults'

function noticeOf({ staff, published }: StaffCall, place: Place): Notice {
  const { words } = staff.house
  const { slug, profile } = published.consultation
  return {
    words: {
      en: words.en('preparing:told-shared', { consultation: profile.title.en }),
      fr: words.fr('preparing:told-shared', { consultation: profile.title.fr }),
    },
    path: { en: consultationAddress('en', slug.en)[place], fr: consultationAddress('fr', slug.fr)[place] },
  }
}
