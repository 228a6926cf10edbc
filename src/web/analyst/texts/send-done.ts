import type { FastifyReply } from 'fastify'
import type { StaffCall } from '../../staff/call.js'
import { queryOf } from './filtering.js'
import type { FoundText } from './found-text.js'
import { sendOneText, type TextDeed } from './one-text-page.js'
import { type Part, pendingIn } from './typed.js'

type Done = {
  readonly done: TextDeed
  /** The part that was sent. */
  readonly sent?: Part
}

/** The text again, and what was done; whatever else was typed stands as it was typed. */
export function sendDone(
  call: StaffCall,
  found: FoundText,
  { done, sent }: Done,
): FastifyReply | Promise<FastifyReply> {
  const kept = pendingIn(call, found).filter((part) => part !== sent)
  if (kept.length > 0) return sendOneText(call, { done, kept })
  const { written, text, asked } = found
  return call.reply.redirect(`${call.here.oneText(written.name, text.response)}${queryOf(asked, { done })}`, 303)
}
