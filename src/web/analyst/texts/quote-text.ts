import type { FastifyReply } from 'fastify'
import type { Quotation } from '../../../coding/act.js'
import { perform } from '../../../coding/perform-store.js'
import type { Json } from '../../../questionnaire/change.js'
import type { StaffCall } from '../../staff/call.js'
import { actingIn } from './acting.js'
import type { FoundText } from './found-text.js'
import { sendDone } from './send-done.js'

type Press = 'mark' | 'withdraw' | 'approve'

const deeds = { mark: 'marked', withdraw: 'withdrawn', approve: 'approved' } as const

/** Marks a text as fit to be quoted, approves what somebody else marked, or takes either back. */
export async function quoteText(call: StaffCall, found: FoundText, go: Press): Promise<FastifyReply> {
  const { staff, person } = call
  const { question, response } = found.text
  const subject = { kind: 'quotation', question, response } as const
  const { kind } = await perform(staff.accounts.db, actingIn(call), subject, (before) => nextOf(before, go, person.id))
  const isSo = kind === 'done' || go !== 'approve' || found.text.quotation?.approvedBy === person.id
  return sendDone(call, found, { done: isSo ? deeds[go] : 'same' })
}

function nextOf(before: Json | undefined, go: Press, by: string): Json | undefined {
  const standing = before as Quotation | undefined
  switch (go) {
    case 'mark':
      return before ?? { markedBy: by }
    case 'withdraw':
      return undefined
    case 'approve':
      // A second pair of eyes, or none.
      if (!standing || standing.markedBy === by || standing.approvedBy !== undefined) return before
      return { markedBy: standing.markedBy, approvedBy: by }
  }
}
