import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Locale } from '../../questionnaire/questionnaire.js'
import { changeTimetable } from '../../revision/arranging.js'
import { consultationAddress } from '../address.js'
import { postedField } from '../posted-field.js'
import { amiss, answerStaff, type StaffCall } from '../staff/call.js'
import type { Staff } from '../staff/staff.js'
import { postedAsked } from './dates-form.js'
import { sendDates } from './dates-page.js'

/** When the consultation opens and closes, and what becomes of it. */
export function datesRoutes(app: FastifyInstance, staff: Staff, locale: Locale): void {
  const place = { staff, locale, audience: 'editor', address: consultationAddress(locale, ':slug').deskDates } as const
  answerStaff(app, place, { get: (call) => sendDates(call), post: change })
}

async function change(call: StaffCall): Promise<FastifyReply> {
  const { staff, request, reply, person, published, here } = call
  const { house, accounts } = staff
  const asked = postedAsked(request.body)
  if (!asked) return reply.redirect(here.deskDates, 303)
  const posted = asked.act
  const actor = { consultation: published.consultation.id, by: person.id, at: house.now() }
  const base = postedField(request.body, 'base')
  const changed = await accounts.db.transaction().execute((trx) => changeTimetable(trx, actor, { base, asked }))
  switch (changed.kind) {
    case 'at-fault':
      return sendDates(amiss(call, 422), { posted, faults: changed.faults })
    case 'moved-on':
      return sendDates(amiss(call, 409), { posted, moved: true })
    case 'changed':
      // Every process hears of it; this one is to show it on the very next page.
      await house.catalogue.refresh()
      return reply.redirect(`${here.deskConsultation}?done=${asked.act === 'retract' ? 'retracted' : 'dated'}`, 303)
  }
}
