import type { FastifyInstance } from 'fastify'
import type { Locale } from '../../questionnaire/questionnaire.js'
import { consultationAddress } from '../address.js'
import { answerStaff } from '../staff/call.js'
import type { Staff } from '../staff/staff.js'
import { sendPeople } from './people-page.js'

/** The people of a consultation: who they are, what they may do, and whom to invite. */
export function peopleRoutes(app: FastifyInstance, staff: Staff, locale: Locale): void {
  const { people } = consultationAddress(locale, ':slug')
  answerStaff(app, { staff, locale, audience: 'administrator', address: people }, { get: (call) => sendPeople(call) })
}
