import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Locale } from '../../questionnaire/questionnaire.js'
import { holdMeeting } from '../../revision/hold-meeting.js'
import { consultationAddress } from '../address.js'
import { amiss, answerStaff, type StaffCall } from '../staff/call.js'
import { sendMeetings } from '../staff/meetings-page.js'
import type { Problems } from '../staff/faults.js'
import type { Staff } from '../staff/staff.js'
import { isWhole } from '../staff/text-field.js'
import { findSeats, meetingForm, readMeeting, type TypedMeeting } from './meeting-form.js'

/** The meetings of the roundtable, and a form to record one. */
export function meetingsRoutes(app: FastifyInstance, staff: Staff, locale: Locale): void {
  const { meetings } = consultationAddress(locale, ':slug')
  const place = { staff, locale, audience: 'editor', address: meetings } as const
  answerStaff(app, place, { get: (call) => show(call), post: record })
}

async function show(call: StaffCall, typed?: TypedMeeting): Promise<FastifyReply> {
  const { staff, published, here } = call
  const review = await staff.house.reviews.read(published.consultation.id)
  const form = meetingForm(call, await findSeats(call), { held: review.meetings.length, typed })
  const problems: Problems = typed?.problems ?? {}
  return sendMeetings(call, { review, minutes: (number) => here.deskMeeting(number), form, problems })
}

async function record(call: StaffCall): Promise<FastifyReply> {
  const { staff, published, person, reply, locale, here } = call
  const { house } = staff
  const typed = readMeeting(call, await findSeats(call))
  if (!isWhole(typed.problems)) return show(amiss(call, 422), typed)
  const actor = { consultation: published.consultation.id, by: person.id, at: house.now() }
  const { kind } = await house.reviews.act(actor, holdMeeting(typed.holding))
  if (kind === 'held') return reply.redirect(`${here.meetings}?done=held`, 303)
  const problems = { 'place-en': house.words[locale](`minutes:refused-${kind}`) }
  return show(amiss(call, 422), { ...typed, problems })
}
