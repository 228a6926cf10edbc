import type { FastifyReply } from 'fastify'
import { type Appointment, nameIn } from '../../account/appointment.js'
import { findAppointed } from '../../account/appointment-store.js'
import { invitationHours } from '../../account/invitation.js'
import { findInvitations } from '../../account/invitation-store.js'
import { type Account, findAccounts } from '../../account/person-store.js'
import { roles } from '../../account/role.js'
import { postedField } from '../posted-field.js'
import type { StaffCall } from '../staff/call.js'
import { doneOf } from '../staff/done.js'
import { entryField } from '../staff/entry-field.js'
import { faultFragments, type Problems } from '../staff/faults.js'
import { problemView } from '../staff/entry-field.js'
import { sendStaffPage } from '../staff/send-staff-page.js'

/** What can be done here, as `?done=` tells it. */
export const deeds = [
  'invited',
  'removed',
  'withdrawn',
  'disabled',
  'enabled',
  'reset',
  'nothing',
  'elsewhere',
] as const

export type Done = (typeof deeds)[number]

export async function sendPeople(call: StaffCall, problems: Problems = {}): Promise<FastifyReply> {
  const { staff, locale, here } = call
  const words = staff.house.words[locale]
  const done = doneOf(call, deeds)
  return sendStaffPage(call, {
    template: 'administrator/people',
    page: {
      title: words('people:title'),
      description: words('people:description'),
    },
    view: {
      action: here.people,
      done: done && words(`people:done-${done}`),
      people: await peopleView(call),
      invitations: await invitationsView(call),
      ...inviteView(call, problems),
    },
    fragments: await faultFragments(staff, locale, problems),
  })
}

async function peopleView({ staff, locale, published, person: self, someone }: StaffCall) {
  const { db } = staff.accounts
  const appointed = await findAppointed(db, published.consultation.id)
  const accounts = await findAccounts(db, [...new Set(appointed.map(({ person }) => person))])
  const words = staff.house.words[locale]
  return inOrder(appointed, locale).map(({ person, role, title }) => {
    const account = accounts.find(({ id }) => id === person)!
    const isSelf = person === self.id
    const own = appointed.filter((each) => each.person === person)
    const name = nameIn(account.name, isSelf ? someone.appointments : own)[locale]
    const others = own.filter((each) => each.role !== role).map((each) => each.title[locale])
    return {
      person,
      role,
      roleName: words(`role:${role}`),
      title: title[locale],
      // Sample people are called what they do.
      ...(own.some((each) => each.title[locale] === name) ? {} : { name }),
      ...(others.length > 0 ? { also: words('people:also', { titles: listOf(locale, others) }) } : {}),
      email: account.email,
      standing: standingOf(account),
      removable: !(isSelf && role === 'administrator'),
      ...(isSelf ? { isSelf } : { other: true, disabled: account.isDisabled, resettable: account.hasSecondFactor }),
    }
  })
}

function listOf(locale: 'en' | 'fr', names: readonly string[]): string {
  return new Intl.ListFormat(`${locale}-CA`, { type: 'conjunction' }).format(names)
}

function inOrder(appointed: readonly Appointment[], locale: 'en' | 'fr'): readonly Appointment[] {
  const collator = new Intl.Collator(locale, { numeric: true })
  return appointed.toSorted(
    (a, b) => roles.indexOf(a.role) - roles.indexOf(b.role) || collator.compare(a.title[locale], b.title[locale]),
  )
}

function standingOf({ isDisabled, hasSecondFactor }: Account) {
  return { disabled: isDisabled, secondFactor: hasSecondFactor }
}

async function invitationsView({ staff, locale, published }: StaffCall) {
  const { house, accounts } = staff
  const words = house.words[locale]
  const found = await findInvitations(accounts.db, published.consultation.id, house.now())
  return found.map(({ id, email, role, title }) => ({ id, email, role: words(`role:${role}`), title: title[locale] }))
}

function inviteView({ staff, request, locale }: StaffCall, problems: Problems) {
  const words = staff.house.words[locale]
  const isInvite = postedField(request.body, 'go') === 'invite'
  const typed = isInvite ? postedField(request.body, 'email') : ''
  const chosen = isInvite ? postedField(request.body, 'role') : ''
  return {
    hours: invitationHours,
    email: entryField({
      name: 'email',
      type: 'email',
      label: words('sign-in:email'),
      value: typed,
      problem: problems['email'],
    }),
    role: problemView(problems['role']),
    choices: roles.map((role, index) => ({
      role,
      id: index === 0 ? 'role' : `role-${role}`,
      label: words(`role:${role}`),
      checked: role === chosen ? ' checked' : '',
    })),
  }
}
