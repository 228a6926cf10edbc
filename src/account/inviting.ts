import type { Database, Transaction } from '../database/connect.js'
import type { Letter } from '../mail/letter.js'
import { queueLetter } from '../mail/mail-store.js'
import type { Bilingual } from '../questionnaire/questionnaire.js'
import { appoint, findAppointed, findAppointments, lockTitles } from './appointment-store.js'
import { type Invitation, invitationEnd, nextTitleNumber } from './invitation.js'
import { createInvitation, endInvitation, findInvitation, findInvitations, takeInvitation } from './invitation-store.js'
import { newLinkToken } from './link-token.js'
import { newPersonId, type Person } from './person.js'
import { tellOfPeople } from './people-history.js'
import { createPerson, findAccountByEmail, type Means } from './person-store.js'
import type { Role } from './role.js'

export type Inviting = {
  readonly email: string
  readonly consultation: string | undefined
  readonly role: Role
  /** How they will be seen, given their number among those of the same role. */
  readonly titleOf: (number: number) => Bilingual
  readonly invitedBy: string | undefined
  /** The mail that brings them the link with this token; without one, whoever invites hands it over. */
  readonly letter?: (invitation: Omit<Invitation, 'id'>, token: string) => Letter
  readonly now: Date
}

export type Invited = { readonly kind: 'invited'; readonly token: string } | { readonly kind: 'has-role-already' }

/** Invites someone by mail. The link opens once, within 72 hours. */
export async function invite(db: Database, inviting: Inviting): Promise<Invited> {
  const { email, consultation, role, titleOf, invitedBy, letter, now } = inviting
  return db.transaction().execute(async (trx) => {
    if (await hasRole(trx, inviting)) return { kind: 'has-role-already' }
    const title = titleOf(await nextNumber(trx, inviting))
    const { token, hash } = newLinkToken()
    const invitation = { email, consultation, role, title, expiresAt: invitationEnd(now) }
    const id = await createInvitation(trx, { ...invitation, tokenHash: hash, invitedBy })
    await tellOfPeople(trx, { consultation, by: invitedBy, now }, 'invitation-sent', { invitation: id, role })
    if (letter) await queueLetter(trx, letter(invitation, token))
    return { kind: 'invited', token }
  })
}

export type Withdrawing = {
  readonly consultation: string
  readonly invitation: string
  readonly by: string
  readonly now: Date
}

/** Takes an invitation back before it is used. Returns whether there was one. */
export async function withdrawInvitation(db: Database, { invitation, ...telling }: Withdrawing): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const ended = await endInvitation(trx, telling.consultation, invitation)
    if (ended) await tellOfPeople(trx, telling, 'invitation-withdrawn', { invitation, role: ended.role })
    return ended !== undefined
  })
}

async function hasRole(trx: Transaction, { email, consultation, role }: Inviting): Promise<boolean> {
  const account = await findAccountByEmail(trx, email)
  const appointments = account ? await findAppointments(trx, account.id) : []
  return appointments.some((each) => each.role === role && each.consultation === consultation)
}

async function nextNumber(trx: Transaction, { consultation, role, now }: Inviting): Promise<number> {
  if (consultation === undefined) return 1
  await lockTitles(trx, consultation)
  const appointed = await findAppointed(trx, consultation)
  const invited = await findInvitations(trx, consultation, now)
  return nextTitleNumber([...appointed, ...invited].filter((each) => each.role === role).map(({ title }) => title))
}

export type Newcomer = Pick<Person, 'name' | 'locale'> & { readonly means: Means }

export type Joining =
  | { readonly kind: 'joined'; readonly email: string }
  | { readonly kind: 'gone' }
  /** Someone has an account under this address: they sign in, and take the role as themselves. */
  | { readonly kind: 'has-account' }

/** Makes the account of someone who was invited, with the role they were invited to. Nothing of it is done by halves. */
export async function joinAsNewcomer(db: Database, tokenHash: Buffer, newcomer: Newcomer, now: Date): Promise<Joining> {
  const { name, locale, means } = newcomer
  return db.transaction().execute(async (trx) => {
    const invitation = await findInvitation(trx, tokenHash, now)
    if (!invitation) return { kind: 'gone' }
    if (await findAccountByEmail(trx, invitation.email)) return { kind: 'has-account' }
    if (!(await takeInvitation(trx, tokenHash, now))) return { kind: 'gone' }
    const person = { id: newPersonId(), name, email: invitation.email, locale }
    const creation = await createPerson(trx, person, means)
    // Made in the same moment by another invitation. All of this is undone, and a second try is told of the account.
    if (creation.kind === 'email-taken') throw new Error('Two invitations of one address were accepted at once.')
    await appointInvited(trx, invitation, person.id, now)
    return { kind: 'joined', email: invitation.email }
  })
}

/** Gives someone with an account the role they were invited to; only to the person of the address invited. */
export async function joinAs(db: Database, tokenHash: Buffer, { id, email }: Person, now: Date): Promise<Joining> {
  return db.transaction().execute(async (trx) => {
    const invitation = await findInvitation(trx, tokenHash, now)
    if (invitation?.email !== email || !(await takeInvitation(trx, tokenHash, now))) return { kind: 'gone' }
    await appointInvited(trx, invitation, id, now)
    return { kind: 'joined', email }
  })
}

async function appointInvited(trx: Transaction, invitation: Invitation, person: string, now: Date): Promise<void> {
  const { consultation, role, id } = invitation
  const { kind } = await appoint(trx, { ...invitation, person, named: false })
  if (kind !== 'appointed') return
  await tellOfPeople(trx, { consultation, by: person, now }, 'role-given', { person, role, invitation: id })
}
