import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Locale } from '../../../questionnaire/questionnaire.js'
import { type Section, sections } from '../../../results/heard.js'
import { baseOf } from '../../../results/acting.js'
import { consultationAddress } from '../../address.js'
import { postedField } from '../../posted-field.js'
import { amiss, answerStaff, type StaffCall } from '../../staff/call.js'
import { sendStaffPage } from '../../staff/send-staff-page.js'
import type { Staff } from '../../staff/staff.js'
import { readReport } from '../../results/read-report.js'
import { reportStyles } from '../../results/report-styles.js'
import { actOnResults } from './act-on-results.js'
import { findDraft, firstOf } from './draft.js'
import { findOffered } from './offered-themes.js'
import { sendPreparing } from './preparing-page.js'
import { postedHeard } from './section-form.js'
import { sendSection } from './section-page.js'

/** Where analysts word what was heard, choose its numbers, look at it and share it. */
export function preparingRoutes(app: FastifyInstance, staff: Staff, locale: Locale): void {
  const at = consultationAddress(locale, ':slug')
  const place = { staff, locale, audience: 'analyst' } as const
  answerStaff(app, { ...place, address: at.preparing }, { get: (call) => sendPreparing(call), post: actOnResults })
  answerStaff(app, { ...place, address: at.preparingPreview }, { get: sendPreview })
  for (const section of sections) {
    answerStaff(
      app,
      { ...place, address: at.preparingSection(section) },
      { get: (call) => showSection(call, section), post: (call) => saveSection(call, section) },
    )
  }
}

async function showSection(call: StaffCall, section: Section): Promise<FastifyReply> {
  const heard = await findDraft(call)
  return sendSection(call, section, { heard, base: baseOf(heard[section]) })
}

async function saveSection(call: StaffCall, section: Section): Promise<FastifyReply> {
  const { staff, request, reply, person, published, here } = call
  const { results, now } = staff.house
  const stands = await findDraft(call)
  const offered = await findOffered(call, section, stands)
  const heard = postedHeard(section, request.body, { stands, published, offered })
  const base = postedField(request.body, 'base')
  const acting = { consultation: published.consultation.id, by: person.id, at: now() }
  const saved = await results.save(acting, { section, base, heard, first: firstOf(published) })
  switch (saved.kind) {
    case 'at-fault':
      return sendSection(amiss(call, 422), section, { heard, base, faults: saved.faults })
    case 'moved-on':
      return sendSection(amiss(call, 409), section, { heard, base: baseOf(saved.heard[section]), stands: saved.heard })
    case 'saved':
    case 'changes-nothing':
      return reply.redirect(`${here.preparing}?done=${saved.kind}`, 303)
  }
}

async function sendPreview(call: StaffCall): Promise<FastifyReply> {
  const { staff, locale, here, published } = call
  const words = staff.house.words[locale]
  return sendStaffPage(call, {
    template: 'staff/results',
    page: {
      title: words('preparing:preview'),
      description: words('preparing:preview-lead'),
      styles: reportStyles(staff.house),
    },
    view: {
      banner: words('preparing:preview-lead'),
      back: { href: here.preparing, label: words('preparing:title') },
      report: await readReport(staff.house, published, await findDraft(call), words),
    },
  })
}
