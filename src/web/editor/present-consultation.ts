import type { Consultation } from '../../consultation/consultation.js'
import { findConsultation } from '../../consultation/consultation-store.js'
import type { StaffCall } from '../staff/call.js'

/** As it stands now, of which the catalogue may hear a moment later. */
export async function presentConsultation({ staff, published }: StaffCall): Promise<Consultation> {
  const found = await findConsultation(staff.accounts.db, published.consultation.id)
  return found ?? published.consultation
}
