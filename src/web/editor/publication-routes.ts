import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Locale } from '../../questionnaire/questionnaire.js'
import type { ReviewAct } from '../../revision/acting.js'
import {
  confirmPublication,
  requestPublication,
  requireSecondPerson,
  revertTo,
  withdrawRequest,
} from '../../revision/publish.js'
import { consultationAddress } from '../address.js'
import { postedField } from '../posted-field.js'
import { amiss, answerStaff, type StaffCall } from '../staff/call.js'
import type { Staff } from '../staff/staff.js'
import { isWhole, readReason } from '../staff/text-field.js'
import { actAndTell } from './act-and-tell.js'
import { confirmationNeeded, turnedBack } from './publication-notices.js'
import { type deeds, type PublicationTry, sendPublication } from './publication-page.js'

/** What stands between the draft and the next version, and who says that it may be published. */
export function publicationRoutes(app: FastifyInstance, staff: Staff, locale: Locale): void {
  const { publication } = consultationAddress(locale, ':slug')
  answerStaff(app, { staff, locale, audience: 'editor', address: publication }, { get: show, post: change })
}

async function show(call: StaffCall, tried?: PublicationTry): Promise<FastifyReply> {
  const { staff, published } = call
  return sendPublication(call, await staff.house.reviews.read(published.consultation.id), tried)
}

function change(call: StaffCall): Promise<FastifyReply> {
  switch (postedField(call.request.body, 'go')) {
    case 'confirm':
      return confirm(call)
    case 'withdraw':
      return withdraw(call)
    case 'turn-back':
      return turnBack(call)
    case 'revert':
      return revert(call)
    case 'switch':
      return switchPersons(call)
    case 'request':
      return request(call)
    default:
      return show(amiss(call, 422))
  }
}

async function request(call: StaffCall) {
  const { kind } = await actAndTell(call, requestPublication(seenIn(call)), ({ kind: came }) =>
    came === 'requested' ? [confirmationNeeded(call)] : [],
  )
  if (kind === 'published') return showPublished(call)
  return kind === 'requested' ? showDone(call, 'requested') : refuse(call, kind)
}

async function confirm(call: StaffCall) {
  const { kind } = await act(call, confirmPublication(seenIn(call)))
  return kind === 'published' ? showPublished(call) : refuse(call, kind)
}

/** By whoever asked for it. */
async function withdraw(call: StaffCall) {
  const { kind } = await act(call, withdrawRequest({ seen: seenIn(call) }))
  return kind === 'withdrawn' ? showDone(call, 'withdrawn') : refuse(call, kind)
}

/** By another person, who says why. */
async function turnBack(call: StaffCall) {
  const read = reasonIn(call, 'turn-back')
  if (!isWhole(read.problems)) return refuseForm(call, read)
  const asked = withdrawRequest({ seen: seenIn(call), reason: read.reason })
  const { kind } = await actAndTell(call, asked, (came) =>
    came.kind === 'withdrawn' ? [turnedBack(call, came.requestedBy)] : [],
  )
  return kind === 'withdrawn' ? showDone(call, 'turned-back') : refuse(call, kind, read)
}

async function revert(call: StaffCall) {
  const version = Number(postedField(call.request.body, 'version'))
  const read = reasonIn(call, `revert-${version}`)
  if (!isWhole(read.problems)) return refuseForm(call, read)
  const { kind } = await act(call, revertTo({ version, reason: read.reason }))
  return kind === 'revised' ? showDone(call, 'reverted') : refuse(call, kind, read)
}

async function switchPersons(call: StaffCall) {
  const required = postedField(call.request.body, 'persons') === 'two'
  const read = reasonIn(call, 'switch')
  if (!isWhole(read.problems)) return refuseForm(call, read)
  const { kind } = await act(call, requireSecondPerson({ required, reason: read.reason }))
  return kind === 'set' ? showDone(call, required ? 'two' : 'one') : refuse(call, kind, read)
}

function act<Result>({ staff, published, person }: StaffCall, asked: ReviewAct<Result>): Promise<Result> {
  const { house } = staff
  return house.reviews.act({ consultation: published.consultation.id, by: person.id, at: house.now() }, asked)
}

function seenIn({ request: { body } }: StaffCall) {
  const revision = postedField(body, 'revision')
  return { revision: /^\d{1,9}$/.test(revision) ? Number(revision) : -1 }
}

function reasonIn({ staff, locale, request: { body } }: StaffCall, form: string) {
  return { form, ...readReason(staff.house, locale, body, form) }
}

function showDone({ reply, here }: StaffCall, done: (typeof deeds)[number]): FastifyReply {
  return reply.redirect(`${here.publication}?done=${done}`, 303)
}

async function showPublished(call: StaffCall) {
  // Whoever comes next in this process begins on the new version; the others hear of it.
  await call.staff.house.catalogue.refresh()
  return showDone(call, 'published')
}

function refuseForm(call: StaffCall, tried: PublicationTry): Promise<FastifyReply> {
  return show(amiss(call, 422), tried)
}

function refuse(call: StaffCall, kind: string, { form, reason }: Partial<PublicationTry> = {}) {
  const sentence = call.staff.house.words[call.locale](`publication:refused-${kind}`)
  return refuseForm(call, { form: form ?? '', ...(reason && { reason }), problems: { standing: sentence } })
}
