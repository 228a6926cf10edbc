import type { FastifyReply } from 'fastify'
import { undo } from '../../../coding/perform-store.js'
import { isTakenOver, postToTwin } from '../../editing/drafting.js'
import { postedField } from '../../posted-field.js'
import type { StaffCall } from '../../staff/call.js'
import { actingIn } from './acting.js'
import { codeText } from './code-text.js'
import { findAddressed, type FoundText } from './found-text.js'
import { sendOneText } from './one-text-page.js'
import { quoteText } from './quote-text.js'
import { redactText } from './redact-text.js'
import { sendDone } from './send-done.js'
import { pendingIn } from './typed.js'

/** Codes a text, hides a part of it, marks it as fit to be quoted, or takes one of these back. */
export async function changeText(call: StaffCall): Promise<FastifyReply> {
  const { staff } = call
  const found = await findAddressed(call)
  const go = pressed(call, found)
  const [, number] = /^undo:(\d{1,15})$/.exec(go) ?? []
  if (number !== undefined) {
    const { kind } = await undo(staff.accounts.db, actingIn(call), Number(number))
    return sendDone(call, found, { done: kind === 'done' ? 'undone' : kind })
  }
  switch (go) {
    case 'switch':
      return isTakenOver(call) ? sendOneText(call) : postToTwin(call)
    case 'save':
    case 'next':
      return codeText(call, found, go)
    case 'redact':
      return redactText(call, found)
    case 'mark':
    case 'withdraw':
    case 'approve':
      return quoteText(call, found, go)
  }
  return sendDone(call, found, { done: 'same' })
}

/** Enter in a field asks for what was filled in: to hide a passage where one is chosen. */
function pressed(call: StaffCall, found: FoundText): string {
  const go = postedField(call.request.body, 'go')
  if (go !== 'enter') return go
  return pendingIn(call, found).includes('redacting') ? 'redact' : 'save'
}
