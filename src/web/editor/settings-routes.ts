import type { FastifyInstance, FastifyReply } from 'fastify'
import { type Section, sectionNames } from '../../consultation/settings-field.js'
import { entriesOf } from '../../consultation/settings-section.js'
import type { Locale } from '../../questionnaire/questionnaire.js'
import { baseOf, changeSection } from '../../revision/arranging.js'
import { consultationAddress } from '../address.js'
import { postedField } from '../posted-field.js'
import { amiss, answerStaff, type StaffCall } from '../staff/call.js'
import type { Staff } from '../staff/staff.js'
import { presentConsultation } from './present-consultation.js'
import { sendSection } from './section-page.js'
import { postedEntries } from './section-view.js'
import { sendSettings } from './settings-page.js'

/** The consultation itself: how it stands, and a form for each section of what is said of it. */
export function settingsRoutes(app: FastifyInstance, staff: Staff, locale: Locale): void {
  const at = consultationAddress(locale, ':slug')
  const place = { staff, locale, audience: 'editor' } as const
  answerStaff(app, { ...place, address: at.deskConsultation }, { get: async (call) => sendSettings(call) })
  for (const section of sectionNames) {
    answerStaff(
      app,
      { ...place, address: at.deskSection(section) },
      { get: (call) => showSection(call, section), post: (call) => saveSection(call, section) },
    )
  }
}

async function showSection(call: StaffCall, section: Section): Promise<FastifyReply> {
  const entries = entriesOf(section, await presentConsultation(call))
  return sendSection(call, section, { entries, base: baseOf(entries) })
}

async function saveSection(call: StaffCall, section: Section): Promise<FastifyReply> {
  const { staff, request, reply, person, published, here } = call
  const { house, accounts } = staff
  const entries = postedEntries(section, request.body)
  const base = postedField(request.body, 'base')
  const actor = { consultation: published.consultation.id, by: person.id, at: house.now() }
  const changed = await accounts.db
    .transaction()
    .execute((trx) => changeSection(trx, actor, { section, base, entries }))
  switch (changed.kind) {
    case 'at-fault':
      return sendSection(amiss(call, 422), section, { entries, base, faults: changed.faults })
    case 'moved-on': {
      const stands = changed.entries
      return sendSection(amiss(call, 409), section, { entries, base: baseOf(stands), stands })
    }
    case 'changed':
    case 'changes-nothing':
      await house.catalogue.refresh()
      return reply.redirect(`${here.deskConsultation}?done=${changed.kind}`, 303)
  }
}
