import type { FastifyInstance } from 'fastify'
import type { Invitation } from '../../account/invitation.js'
import { joinAs, joinAsNewcomer } from '../../account/inviting.js'
import { findInvitation } from '../../account/invitation-store.js'
import { hashOfToken } from '../../account/link-token.js'
import { passwordFault } from '../../account/password.js'
import { readName } from '../../account/person.js'
import { findAccountByEmail } from '../../account/person-store.js'
import { type Locale, locales } from '../../questionnaire/questionnaire.js'
import { address } from '../address.js'
import { limitTries, triesOfMany } from '../limit-tries.js'
import { postedField } from '../posted-field.js'
import { answerEntry, type Entry } from '../staff/entry.js'
import { wishQuery } from '../staff/sign-in-page.js'
import type { Staff } from '../staff/staff.js'
import { comesFromElsewhere, sendStep } from '../staff/step.js'
import { type InvitationCall, sendGone, sendInvitation, sendWelcomeBack } from './invitation-page.js'

/** Where the link of an invitation leads: the first page of an account, or one role more. */
export function invitationRoutes(app: FastifyInstance, staff: Staff, locale: Locale): void {
  const place = { staff, locale, address: address.invitation(locale, ':token') }
  answerEntry(app, place, { get: showInvitation })
  void app.register(async (limited) => {
    await limitTries(limited, triesOfMany)
    answerEntry(limited, place, { post: accept })
  })
}

function tokenOf({ request }: Entry): string {
  return (request.params as { token: string }).token
}

async function invitationOf({ staff, ...entry }: Entry): Promise<Invitation | undefined> {
  return findInvitation(staff.accounts.db, hashOfToken(tokenOf({ staff, ...entry })), staff.house.now())
}

async function showInvitation(entry: Entry) {
  const invitation = await invitationOf(entry)
  if (!invitation) return sendGone(entry, 'invitation:gone')
  const call = { ...entry, invitation, token: tokenOf(entry) }
  const account = await findAccountByEmail(entry.staff.accounts.db, invitation.email)
  return account
    ? showToAccount(call)
    : sendInvitation(call, { typed: { name: '', locale: entry.locale }, problems: {} })
}

/** Whoever has an account accepts as themselves, once they are signed in. */
async function showToAccount(call: InvitationCall) {
  const { staff, request, reply, locale, invitation } = call
  const someone = await staff.accounts.whoIs(request.headers.cookie)
  if (someone) return sendWelcomeBack(call, { isTheirs: someone.account.email === invitation.email })
  if (comesFromElsewhere(call)) return sendStep(call, request.url)
  return reply.redirect(`${address.signIn(locale)}${wishQuery({ then: request.url })}`, 303)
}

async function accept(entry: Entry) {
  const invitation = await invitationOf(entry)
  if (!invitation) return sendGone(entry, 'invitation:gone')
  const call = { ...entry, invitation, token: tokenOf(entry) }
  const someone = await entry.staff.accounts.whoIs(entry.request.headers.cookie)
  return someone?.account.email === invitation.email ? acceptAs(call, someone.account) : acceptAsNewcomer(call)
}

async function acceptAs(call: InvitationCall, person: Parameters<typeof joinAs>[2]) {
  const { staff, reply, locale, token } = call
  const joining = await joinAs(staff.accounts.db, hashOfToken(token), person, staff.house.now())
  return joining.kind === 'joined' ? reply.redirect(address.account(locale), 303) : sendGone(call, 'invitation:gone')
}

async function acceptAsNewcomer(call: InvitationCall) {
  const { staff, request, reply, locale, token, invitation } = call
  const { accounts, house } = staff
  const password = postedField(request.body, 'password')
  const name = readName(postedField(request.body, 'name'))
  const spoken = locales.find((each) => each === postedField(request.body, 'language')) ?? locale
  const fault = passwordFault(password, [invitation.email, invitation.email.split('@')[0]!, name ?? ''])
  if (name === undefined || fault) {
    const words = house.words[locale]
    const problems = {
      name: name === undefined ? words('invitation:name-unfit') : undefined,
      password: fault && words(`password:${fault}`),
    }
    void reply.code(422)
    return sendInvitation(call, { typed: { name: postedField(request.body, 'name'), locale: spoken }, problems })
  }
  const means = { passwordHash: await accounts.authentication.hashPassword(password) }
  const newcomer = { name, locale: spoken, means }
  const joining = await joinAsNewcomer(accounts.db, hashOfToken(token), newcomer, house.now())
  switch (joining.kind) {
    case 'gone':
      return sendGone(call, 'invitation:gone')
    case 'has-account':
      return reply.redirect(`${address.signIn(locale)}${wishQuery({ then: request.url })}`, 303)
    case 'joined': {
      const entered = await accounts.signIn(joining.email, password)
      if (entered.kind === 'signed-in') void reply.header('set-cookie', entered.cookies)
      return reply.redirect(address.account(spoken), 303)
    }
  }
}
