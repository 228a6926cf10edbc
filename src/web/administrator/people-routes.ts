import type { FastifyInstance, FastifyReply } from 'fastify'
import { presidesOver } from '../../account/appointment.js'
import { findAppointed, findAppointments } from '../../account/appointment-store.js'
import { dismissPerson } from '../../account/dismissing.js'
import { invite, withdrawInvitation } from '../../account/inviting.js'
import { readEmail } from '../../account/person.js'
import { type AccountAct, changeAccount } from '../../account/changing-account.js'
import { readRole } from '../../account/role.js'
import type { Locale } from '../../questionnaire/questionnaire.js'
import { consultationAddress } from '../address.js'
import { originOf } from '../origin.js'
import { postedField } from '../posted-field.js'
import { amiss, answerStaff, type StaffCall } from '../staff/call.js'
import { invitationLetter } from '../staff/letters.js'
import { appointedTitle } from '../staff/appointed-title.js'
import type { Staff } from '../staff/staff.js'
import { type Done, sendPeople } from './people-page.js'

/** The people of a consultation: who they are, what they may do, and whom to invite. */
export function peopleRoutes(app: FastifyInstance, staff: Staff, locale: Locale): void {
  const { people } = consultationAddress(locale, ':slug')
  const place = { staff, locale, audience: 'administrator', address: people } as const
  answerStaff(app, place, { get: (call) => sendPeople(call), post: change })
}

function change(call: StaffCall): Promise<FastifyReply> {
  switch (postedField(call.request.body, 'go')) {
    case 'remove':
      return removeRole(call)
    case 'withdraw':
      return withdraw(call)
    case 'disable':
      return actOnAccount(call, 'disabled', 'account-disabled')
    case 'enable':
      return actOnAccount(call, 'enabled', 'account-enabled')
    case 'reset':
      return actOnAccount(call, 'reset', 'second-factor-reset')
    default:
      return inviteSomeone(call)
  }
}

function showDone({ reply, here }: StaffCall, done: Done): FastifyReply {
  return reply.redirect(`${here.people}?done=${done}`, 303)
}

async function inviteSomeone(call: StaffCall) {
  const { staff, request, locale, person, published } = call
  const { house, accounts } = staff
  const { id, profile } = published.consultation
  const words = house.words[locale]
  const email = readEmail(postedField(request.body, 'email'))
  const role = readRole(postedField(request.body, 'role'))
  const problems = {
    email: email === undefined ? words('people:email-unfit') : undefined,
    role: role === undefined ? words('people:role-missing') : undefined,
  }
  if (email === undefined || role === undefined) return sendPeople(amiss(call, 422), problems)
  const sender = { words: house.words, origin: originOf(house, request) }
  const invited = await invite(accounts.db, {
    email,
    role,
    consultation: id,
    titleOf: (number) => appointedTitle(house.words, role, number),
    invitedBy: person.id,
    letter: (invitation, token) => invitationLetter(sender, invitation, { token, consultation: profile.title }),
    now: house.now(),
  })
  if (invited.kind === 'invited') return showDone(call, 'invited')
  return sendPeople(amiss(call, 422), { email: words('people:has-role-already') })
}

async function removeRole(call: StaffCall) {
  const { staff, request, person, published } = call
  const role = readRole(postedField(request.body, 'role'))
  const other = postedField(request.body, 'person')
  // An administrator who removed themselves could leave a consultation with nobody to let people in.
  if (role === undefined || (other === person.id && role === 'administrator')) return showDone(call, 'nothing')
  const consultation = published.consultation.id
  const dismissing = { person: other, consultation, role, by: person.id, now: staff.house.now() }
  const removed = await dismissPerson(staff.accounts.db, dismissing)
  return showDone(call, removed ? 'removed' : 'nothing')
}

async function withdraw(call: StaffCall) {
  const { staff, request, published, person } = call
  const invitation = postedField(request.body, 'invitation')
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(invitation)
  const withdrawing = { consultation: published.consultation.id, invitation, by: person.id, now: staff.house.now() }
  const done = isId && (await withdrawInvitation(staff.accounts.db, withdrawing))
  return showDone(call, done ? 'withdrawn' : 'nothing')
}

/** What concerns a whole account, wherever else its person has a role. */
async function actOnAccount(call: StaffCall, done: Done, act: AccountAct) {
  const { staff, request, person, published, someone } = call
  const { db } = staff.accounts
  const other = postedField(request.body, 'person')
  const appointed = await findAppointed(db, published.consultation.id)
  if (other === person.id || !appointed.some((each) => each.person === other)) return showDone(call, 'nothing')
  if (!presidesOver(someone.appointments, await findAppointments(db, other))) return showDone(call, 'elsewhere')
  const change = { person: other, by: person.id, now: staff.house.now() }
  await db.transaction().execute((trx) => changeAccount(trx, act, change))
  return showDone(call, done)
}
