import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Bilingual, Locale } from '../../questionnaire/questionnaire.js'
import type { ReviewAct } from '../../revision/acting.js'
import { accept, type Accepted, settle, type Settled } from '../../revision/decide.js'
import type { Proposal } from '../../revision/review.js'
import { consultationAddress } from '../address.js'
import { postedField } from '../posted-field.js'
import { readTable } from '../roundtable/table.js'
import { amiss, answerStaff, type StaffCall } from '../staff/call.js'
import type { Problems } from '../staff/faults.js'
import { readNumber } from '../staff/read-number.js'
import type { Staff } from '../staff/staff.js'
import { isWhole, readReason } from '../staff/text-field.js'
import { actAndTell } from './act-and-tell.js'
import { decisionTold } from './decision-notices.js'
import { type Choice, choices, proposalOf, readDeclared, sendProposal } from './proposal-page.js'
import { refusalSentence } from './refusal.js'

/** One proposal, and the decision about it. */
export function proposalRoutes(app: FastifyInstance, staff: Staff, locale: Locale): void {
  const address = consultationAddress(locale, ':slug').deskProposal(':number')
  answerStaff(app, { staff, locale, audience: 'editor', address }, { get: (call) => sendProposal(call), post: decide })
}

async function decide(call: StaffCall): Promise<FastifyReply> {
  const { staff, request, reply, locale, here } = call
  const say = staff.house.words[locale]
  const proposal = proposalOf(call, await readTable(call))
  const choice = choices.find((each) => each === postedField(request.body, 'outcome'))
  const { reason, problems } = readReason(staff.house, locale, request.body, 'decision')
  const asked: Problems = choice ? {} : { outcome: say('decision:choose') }
  if (!choice || !isWhole(problems)) {
    return sendProposal(amiss(call, 422), { reason, problems: { ...asked, ...problems } })
  }
  const decided = await actAndTell(call, actOf(call, proposal, choice, reason), ({ kind }) =>
    kind === 'accepted' || kind === 'settled' ? [decisionTold(call, proposal, choice)] : [],
  )
  if (decided.kind === 'accepted' || decided.kind === 'settled') return reply.redirect(`${here.desk}?done=decided`, 303)
  const field = { returns: 'same', 'covering-unknown': 'supersededBy' }[decided.kind as string] ?? 'outcome'
  return sendProposal(amiss(call, 409), { reason, problems: { [field]: refusalSentence(decided, say) } })
}

function actOf(
  { request }: StaffCall,
  { number }: Proposal,
  choice: Choice,
  reason: Bilingual,
): ReviewAct<Accepted | Settled> {
  const posted = (name: string) => postedField(request.body, name)
  if (choice !== 'accepted') {
    const supersededBy = readNumber(posted('supersededBy'))
    const covered = choice === 'superseded' && supersededBy !== undefined ? { supersededBy } : {}
    return settle({ proposal: number, outcome: choice, reason, ...covered })
  }
  const declared = readDeclared(posted('declared'))
  return accept({
    proposal: number,
    reason,
    seen: readNumber(posted('seen')) ?? -1,
    ...(declared ? { declared } : {}),
    ...(posted('same') === '' ? {} : { sameAsBefore: true }),
  })
}
