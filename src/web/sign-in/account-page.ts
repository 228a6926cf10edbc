import type { FastifyReply } from 'fastify'
import { administersSite } from '../../account/appointment.js'
import { type MailWish, mailWishes } from '../../account/person.js'
import { idleSince } from '../../account/session.js'
import { findSessions } from '../../account/session-store.js'
import type { Locale } from '../../questionnaire/questionnaire.js'
import { address } from '../address.js'
import { countOf } from '../count.js'
import { dayAndTime } from '../dates.js'
import type { PersonCall } from '../staff/call.js'
import { doneOf } from '../staff/done.js'
import { entryField } from '../staff/entry-field.js'
import { faultFragments, type Problems } from '../staff/faults.js'
import { sendPersonPage } from '../staff/send-staff-page.js'
import { signInPageView } from '../staff/sign-in-page.js'
import { consultationsView } from './rooms-view.js'

type Typed = { readonly name: string; readonly language: Locale; readonly mailWish: MailWish }

export async function sendAccount(call: PersonCall, typed?: Typed, problems: Problems = {}): Promise<FastifyReply> {
  const { staff, locale, person, someone } = call
  const { account } = someone
  const words = staff.house.words[locale]
  const done = doneOf(call, ['saved', 'ended', 'password', 'second-factor'])
  const { name, language, mailWish } = typed ?? {
    name: person.name,
    language: person.locale,
    mailWish: account.mailWish,
  }
  const field = { name: 'name', label: words('invitation:name'), hint: words('invitation:name-hint'), value: name }
  return sendPersonPage(call, {
    template: 'sign-in/account',
    page: signInPageView(staff, locale, 'account'),
    view: {
      action: address.account(locale),
      email: person.email,
      done: done && words(`account:done-${done}`),
      consultations: consultationsView(call),
      ...(administersSite(someone.appointments) && { newConsultation: address.newConsultation(locale) }),
      name: entryField({ ...field, autocomplete: 'name', problem: problems['name'] }),
      english: language === 'en' ? ' checked' : '',
      french: language === 'fr' ? ' checked' : '',
      wishes: mailWishes.map((wish) => ({
        wish,
        label: words(`account:mail-${wish}`),
        checked: wish === mailWish ? ' checked' : '',
      })),
      password: address.password(locale),
      secondFactor: { href: address.secondFactor(locale), isSet: account.hasSecondFactor },
      sessions: await sessionsView(call),
    },
    fragments: await faultFragments(staff, locale, problems),
  })
}

/** Where someone is signed in: only since when, for nothing else of it is kept. */
async function sessionsView({ staff, person, locale, someone }: PersonCall) {
  const { accounts, house } = staff
  const now = house.now()
  const seenAfter = idleSince(someone.appointments, now)
  const sessions = await findSessions(accounts.db, { person: person.id, now, seenAfter })
  const begun = sessions.map(({ id, since }) => ({ since: dayAndTime(since, locale), here: id === someone.session }))
  return { ...countOf(sessions.length, locale), begun, others: sessions.length > 1 }
}
