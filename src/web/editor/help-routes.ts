import type { FastifyInstance, FastifyReply } from 'fastify'
import { difference } from '../../questionnaire/difference.js'
import type { Locale } from '../../questionnaire/questionnaire.js'
import { documentAt, type Draft } from '../../revision/review.js'
import { edit } from '../../revision/revise.js'
import { consultationAddress } from '../address.js'
import { postedField } from '../posted-field.js'
import { amiss, answerStaff, type StaffCall } from '../staff/call.js'
import { postedTwins } from '../staff/posted-text.js'
import type { Staff } from '../staff/staff.js'
import { helpFaults } from './help-fault.js'
import { documentWith, helpEntriesOf, postedHelp } from './help-form.js'
import { sendHelp } from './help-page.js'

/** Help resources, a note about the content and a minimum age: parts of the draft, changed by revisions with a reason. */
export function helpRoutes(app: FastifyInstance, staff: Staff, locale: Locale): void {
  const place = { staff, locale, audience: 'editor', address: consultationAddress(locale, ':slug').deskHelp } as const
  answerStaff(app, place, { get: show, post: save })
}

async function show(call: StaffCall): Promise<FastifyReply> {
  const { draft } = await call.staff.house.reviews.read(call.published.consultation.id)
  return sendHelp(call, draft && { entries: helpEntriesOf(draft.document), revision: lastRevision(draft) })
}

async function save(call: StaffCall): Promise<FastifyReply> {
  const { staff, request, reply, person, published, here } = call
  const { reviews, now } = staff.house
  const consultation = published.consultation.id
  const { draft } = await reviews.read(consultation)
  if (!draft) return sendHelp(call, undefined)
  const [entries, reason] = [postedHelp(request.body), postedTwins(request.body, 'reason')]
  const revision = postedRevision(request.body, draft)
  const faults = helpFaults(entries, reason)
  if (faults.length > 0) return sendHelp(amiss(call, 422), { entries, revision, faults })
  const base = documentAt(draft, revision)
  const changed = documentWith(base, entries, (index) => `help_${lastRevision(draft) + 1}_${index + 1}`)
  const changes = difference(base, changed)
  const edited = await reviews.act(
    { consultation, by: person.id, at: now() },
    edit({ madeOn: revision, changes, reason }),
  )
  switch (edited.kind) {
    case 'revised':
      return reply.redirect(`${here.deskConsultation}?done=revised`, 303)
    case 'changes-nothing':
      return reply.redirect(`${here.deskConsultation}?done=changes-nothing`, 303)
    case 'no-draft':
    case 'conflict':
    case 'does-not-fit':
    case 'shapeless':
    case 'returns':
      return showMoved(amiss(call, 409), entries)
  }
}

/** With what was typed, made from the draft as it now stands. */
async function showMoved(call: StaffCall, entries: ReturnType<typeof postedHelp>): Promise<FastifyReply> {
  const { draft } = await call.staff.house.reviews.read(call.published.consultation.id)
  const stands = helpEntriesOf(draft?.document ?? {})
  return sendHelp(call, draft && { entries, revision: lastRevision(draft), stands })
}

function postedRevision(body: unknown, draft: Draft): number {
  const posted = Number(postedField(body, 'revision') || Number.NaN)
  const isKnown = Number.isInteger(posted) && posted >= 0 && posted <= lastRevision(draft)
  return isKnown ? posted : lastRevision(draft)
}

function lastRevision({ revisions }: Draft): number {
  return revisions.length - 1
}
