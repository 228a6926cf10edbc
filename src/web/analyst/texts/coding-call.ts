import type { Acting } from '../../../coding/act.js'
import { undo, type Undone } from '../../../coding/undo-store.js'
import type { Transaction } from '../../../database/connect.js'
import { postedField } from '../../posted-field.js'
import type { StaffCall } from '../../staff/call.js'
import { readNumber } from '../../staff/read-number.js'

/** Does something in one transaction, as whoever is signed in. */
export function act<Done>(call: StaffCall, deed: (trx: Transaction, acting: Acting) => Promise<Done>): Promise<Done> {
  const { staff, published, person } = call
  const acting = { consultation: published.consultation.id, by: person.id, at: staff.house.now() }
  return staff.accounts.db.transaction().execute((trx) => deed(trx, acting))
}

/** Undoes the act that a form names. */
export function undoPosted(call: StaffCall): Promise<Undone> {
  const number = readNumber(postedField(call.request.body, 'act')) ?? 0
  return act(call, (trx, acting) => undo(trx, acting, number))
}

/** What a redirect says was done: an undoing, or why there was none. */
export function doneBy(undone: Undone): string {
  return undone.kind === 'done' ? 'undone' : undone.fault
}

export const undoDeeds = ['undone', 'unknown-act', 'undone-already', 'built-on'] as const
