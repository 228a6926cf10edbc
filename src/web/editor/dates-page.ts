import type { FastifyReply } from 'fastify'
import { missingIn } from '../../consultation/settings-fault.js'
import { type Act, actsOn } from '../../consultation/timetable.js'
import type { Fault } from '../../consultation/timetable-fault.js'
import { timetableBase } from '../../revision/arranging.js'
import type { StaffCall } from '../staff/call.js'
import { faultFragments, type Problems } from '../staff/faults.js'
import { sendStaffPage } from '../staff/send-staff-page.js'
import { placedProblems } from '../staff/twin-field.js'
import { todayAt } from '../today.js'
import { actView } from './dates-form.js'
import { presentConsultation } from './present-consultation.js'
import { stateView } from './state-view.js'

type DatesShown = {
  /** The act that was posted, and what is amiss with it. */
  readonly posted?: Act
  readonly faults?: readonly Fault[]
  /** Someone else was first, or a day has gone by. */
  readonly moved?: boolean
}

/** The dates of a consultation and how it stands, with a form for everything that can be done about it now. */
export async function sendDates(call: StaffCall, shown: DatesShown = {}): Promise<FastifyReply> {
  const { staff, locale, here, request, published } = call
  const { posted, faults = [], moved = false } = shown
  const words = staff.house.words[locale]
  const consultation = await presentConsultation(call)
  const standing = { consultation, today: todayAt(staff.house.now()), versions: published.versions.length }
  const sentences = faults.map(({ field, code }) => [`${posted}-${field}`, words(`dates:fault-${code}`)])
  const problems = Object.fromEntries(sentences) as Problems
  const acts = actsOn(standing)
  // What was typed is not lost with the form that it was typed in.
  const lost = moved && posted !== undefined && !acts.includes(posted) ? lostWords(request.body) : []
  return sendStaffPage(call, {
    template: 'editor/dates',
    page: {
      title: words('dates:title'),
      description: words('dates:description'),
    },
    view: {
      action: here.deskDates,
      overview: here.deskConsultation,
      moved,
      lost,
      base: timetableBase(consultation),
      ...stateView(words, standing, locale),
      incomplete: acts.length > 0 && missingIn(consultation).length > 0,
      unpublished: published.versions.length === 0,
      acts: acts.map((act) => actView({ words, body: request.body, problems, posted, consultation }, act)),
    },
    fragments: await faultFragments(
      staff,
      locale,
      placedProblems(words, problems, (field) => words(`dates:${field.slice(`${posted}-`.length)}`)),
    ),
  })
}

function lostWords(body: unknown): readonly string[] {
  const posted = body instanceof Map ? (body as ReadonlyMap<string, readonly string[]>) : new Map<string, string[]>()
  return [...posted]
    .filter(([name]) => name !== 'go' && name !== 'base')
    .flatMap(([, values]) => values.filter(Boolean))
}
