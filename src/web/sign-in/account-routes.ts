import type { FastifyInstance } from 'fastify'
import type { Locale } from '../../questionnaire/questionnaire.js'
import { address } from '../address.js'
import { answerPerson, type PersonCall } from '../staff/call.js'
import { sendPersonPage } from '../staff/send-staff-page.js'
import { signInPageView } from '../staff/sign-in-page.js'
import type { Staff } from '../staff/staff.js'
import { consultationsView } from './rooms-view.js'

/** A person's own account: where they have a role, and how they sign in. */
export function accountRoutes(app: FastifyInstance, staff: Staff, locale: Locale): void {
  answerPerson(app, { staff, locale, address: address.account(locale) }, { get: showAccount })
}

function showAccount(call: PersonCall) {
  const { staff, locale, person } = call
  return sendPersonPage(call, {
    template: 'sign-in/account',
    page: signInPageView(staff, locale, 'account'),
    view: { name: person.name, email: person.email, consultations: consultationsView(call) },
  })
}
