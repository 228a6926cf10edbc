import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Locale } from '../../questionnaire/questionnaire.js'
import { consultationAddress } from '../address.js'
import { proposalCard } from '../roundtable/proposal-card.js'
import { lastStanding, readTable, type Table } from '../roundtable/table.js'
import { answerStaff, type StaffCall } from '../staff/call.js'
import { sendStaffPage } from '../staff/send-staff-page.js'
import type { Staff } from '../staff/staff.js'

/** What became of someone's own proposals. */
export function ownProposalsRoutes(app: FastifyInstance, staff: Staff, locale: Locale): void {
  const { ownProposals } = consultationAddress(locale, ':slug')
  answerStaff(app, { staff, locale, audience: 'member', address: ownProposals }, { get: sendOwn })
}

async function sendOwn(call: StaffCall): Promise<FastifyReply> {
  const { staff, locale, person, here } = call
  const words = staff.house.words[locale]
  const table = await readTable(call)
  const own = [...table.review.proposals.values()].filter(({ by }) => by === person.id)
  return sendStaffPage(call, {
    template: 'member/own-proposals',
    page: {
      title: words('own-proposals:title'),
      description: words('own-proposals:description'),
    },
    view: {
      index: here.roundtable,
      proposals: own.toReversed().map((proposal) => ({
        ...proposalCard(table, proposal),
        ...aboutView(table, proposal.question, here.roundtableQuestion),
      })),
    },
  })
}

function aboutView(table: Table, id: string | undefined, hrefOf: (id: string) => string) {
  const question = id === undefined ? undefined : lastStanding(table, id)
  return question ? { about: { href: hrefOf(question.id), text: question.text[table.locale] } } : {}
}
