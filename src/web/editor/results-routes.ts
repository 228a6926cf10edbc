import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Locale } from '../../questionnaire/questionnaire.js'
import type { Done } from '../../results/acting.js'
import { consultationAddress } from '../address.js'
import { postedField } from '../posted-field.js'
import { amiss, answerStaff, type StaffCall } from '../staff/call.js'
import type { Staff } from '../staff/staff.js'
import { type resultsDone, sendResults } from './results-page.js'

/** What analysts share, to be published by somebody else. */
export function publishingRoutes(app: FastifyInstance, staff: Staff, locale: Locale): void {
  const { deskResults } = consultationAddress(locale, ':slug')
  const place = { staff, locale, audience: 'editor', address: deskResults } as const
  answerStaff(app, place, { get: (call) => sendResults(call), post: act })
}

async function act(call: StaffCall): Promise<FastifyReply> {
  const { staff, request, person, published } = call
  const { results, now } = staff.house
  const acting = { consultation: published.consultation.id, by: person.id, at: now() }
  switch (postedField(request.body, 'go')) {
    case 'publish':
      return tell(call, 'published', await results.publish(acting, Number(postedField(request.body, 'of'))))
    case 'withdraw':
      return tell(call, 'withdrawn', await results.withdraw(acting))
    default:
      return sendResults(amiss(call, 422))
  }
}

async function tell(call: StaffCall, done: (typeof resultsDone)[number], outcome: Done): Promise<FastifyReply> {
  switch (outcome.kind) {
    case 'done':
      // Every process hears of it; this one is to show it on the very next page.
      await call.staff.house.catalogue.refresh()
      return call.reply.redirect(`${call.here.deskResults}?done=${done}`, 303)
    case 'moved-on':
      return sendResults(amiss(call, 409), 'moved-on')
    case 'blocked':
      return sendResults(amiss(call, 422), 'blocked')
  }
}
