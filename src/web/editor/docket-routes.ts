import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Fields } from '../../questionnaire/answers.js'
import type { Locale } from '../../questionnaire/questionnaire.js'
import { acceptTogether } from '../../revision/accept-together.js'
import { consultationAddress } from '../address.js'
import { readTable } from '../roundtable/table.js'
import { amiss, answerStaff, type StaffCall } from '../staff/call.js'
import { readNumber } from '../staff/read-number.js'
import type { Staff } from '../staff/staff.js'
import { isWhole, readReason } from '../staff/text-field.js'
import { actAndTell } from './act-and-tell.js'
import { decisionTold } from './decision-notices.js'
import { sendDocket } from './docket-page.js'
import { refusalSentence } from './refusal.js'

/** Everything that the roundtable asks for and that waits for a decision, by question. */
export function docketRoutes(app: FastifyInstance, staff: Staff, locale: Locale): void {
  const { desk } = consultationAddress(locale, ':slug')
  answerStaff(
    app,
    { staff, locale, audience: 'editor', address: desk },
    { get: (call) => sendDocket(call), post: together },
  )
}

/** Accepts several proposals that leave each other alone, for one reason. */
async function together(call: StaffCall): Promise<FastifyReply> {
  const { staff, request, reply, locale, here } = call
  const say = staff.house.words[locale]
  const body = request.body instanceof Map ? (request.body as Fields) : new Map<string, readonly string[]>()
  const proposals = (body.get('proposal') ?? []).flatMap((typed) => readNumber(typed) ?? [])
  const { reason, problems } = readReason(staff.house, locale, body, 'together')
  const few = proposals.length < 2 ? { together: say('docket:choose-two') } : {}
  if (!isWhole(problems) || proposals.length < 2) {
    return sendDocket(amiss(call, 422), { proposals, reason, problems: { ...few, ...problems } })
  }
  const { review } = await readTable(call)
  const asked = proposals.flatMap((number) => review.proposals.get(number) ?? [])
  const accepted = await actAndTell(call, acceptTogether({ proposals, reason }), ({ kind }) =>
    kind === 'accepted' ? asked.map((proposal) => decisionTold(call, proposal, 'accepted')) : [],
  )
  if (accepted.kind === 'accepted') return reply.redirect(`${here.desk}?done=accepted`, 303)
  const sentence =
    accepted.kind === 'not-disjoint'
      ? say('docket:not-disjoint', { one: accepted.proposals[0], other: accepted.proposals[1] })
      : say('docket:not-accepted', { number: accepted.proposal, why: refusalSentence(accepted.why, say) })
  return sendDocket(amiss(call, 409), { proposals, reason, problems: { together: sentence } })
}
