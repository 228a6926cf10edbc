import type { Acting } from '../../../coding/perform-store.js'
import type { StaffCall } from '../../staff/call.js'

/** Who acts, on which consultation, and when. */
export function actingIn({ staff, published, person }: StaffCall): Acting {
  return { consultation: published.consultation.id, by: person.id, at: staff.house.now() }
}
