import type { FastifyReply } from 'fastify'
import type { Invitation } from '../../account/invitation.js'
import { needsSecondFactor } from '../../account/role.js'
import type { Locale } from '../../questionnaire/questionnaire.js'
import { address } from '../address.js'
import type { Entry } from '../staff/entry.js'
import { entryField } from '../staff/entry-field.js'
import { faultFragments, type Problems } from '../staff/faults.js'
import { letFormsLeave, providerView, signInPageView } from '../staff/sign-in-page.js'
import { otherLocale } from '../words.js'
import { newPasswordField } from './new-password-field.js'

export type InvitationCall = Entry & { readonly invitation: Invitation; readonly token: string }

type Shown = { readonly typed: { readonly name: string; readonly locale: Locale }; readonly problems: Problems }

/** Asks someone new for a name, a password and a language. */
export async function sendInvitation(call: InvitationCall, { typed, problems }: Shown): Promise<FastifyReply> {
  const { staff, reply, locale, token, invitation } = call
  letFormsLeave(call)
  const words = staff.house.words[locale]
  const name = { name: 'name', label: words('invitation:name'), hint: words('invitation:name-hint'), value: typed.name }
  return staff.sendPage(reply, {
    locale,
    template: 'sign-in/invitation',
    page: pageOf(call),
    view: {
      ...invitedView(call),
      ...providerView(staff, locale),
      token,
      action: address.invitation(locale, token),
      name: entryField({ ...name, autocomplete: 'name', problem: problems['name'] }),
      password: newPasswordField(words, problems['password']),
      email: invitation.email,
      english: typed.locale === 'en' ? ' checked' : '',
      french: typed.locale === 'fr' ? ' checked' : '',
      secondFactor: staff.accounts.asksSecondFactor && needsSecondFactor(invitation.role),
    },
    fragments: await faultFragments(staff, locale, problems),
  })
}

/** Asks someone with an account whether they take the role; whoever else is signed in is told to sign out first. */
export function sendWelcomeBack(call: InvitationCall, { isTheirs }: { readonly isTheirs: boolean }) {
  const { staff, reply, locale, token } = call
  const view = {
    ...invitedView(call),
    ...(isTheirs ? { action: address.invitation(locale, token) } : { signOut: address.signOut(locale) }),
  }
  return staff.sendPage(reply, { locale, template: 'sign-in/invitation-again', page: pageOf(call), view })
}

/** A link that opens nothing, or nothing any more. */
export function sendGone(
  { staff, reply, locale }: Entry,
  why: 'invitation:gone' | 'reset:gone',
): Promise<FastifyReply> {
  const words = staff.house.words[locale]
  void reply.code(410)
  return staff.sendPage(reply, {
    locale,
    template: 'sign-in/gone',
    page: { ...signInPageView(staff, locale, 'gone'), toggle: { href: address.signIn(otherLocale(locale)) } },
    view: { why: words(why), signIn: address.signIn(locale) },
  })
}

function pageOf({ staff, locale, token }: InvitationCall) {
  const toggle = { href: address.invitation(otherLocale(locale), token) }
  return { ...signInPageView(staff, locale, 'invitation'), toggle }
}

function invitedView({ staff, locale, invitation }: InvitationCall) {
  const { consultation: id, role, title } = invitation
  const found = staff.house.catalogue.current().find(({ consultation }) => consultation.id === id)
  const words = staff.house.words[locale]
  return {
    consultation: found?.consultation.profile.title[locale] ?? words('site:name'),
    role: words(`role:${role}`),
    title: title[locale],
  }
}
