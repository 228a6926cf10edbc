import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Fields } from '../../questionnaire/answers.js'
import { difference } from '../../questionnaire/difference.js'
import type { Locale } from '../../questionnaire/questionnaire.js'
import { documentAt } from '../../revision/review.js'
import { edit } from '../../revision/revise.js'
import { consultationAddress } from '../address.js'
import { readTable } from '../roundtable/table.js'
import { answerStaff, type StaffCall } from '../staff/call.js'
import type { Staff } from '../staff/staff.js'
import { revise, revisionSeen } from './revising.js'
import { sourceWorkshop } from './workshop.js'

/** The whole draft as its JSON, to change what no form has a field for, such as a condition of several parts. */
export function sourceRoutes(app: FastifyInstance, staff: Staff, locale: Locale): void {
  const address = consultationAddress(locale, ':slug').deskSource
  answerStaff(app, { staff, locale, audience: 'editor', address }, { get: change, post: change })
}

async function change(call: StaffCall): Promise<FastifyReply> {
  const { staff, request, locale, here, published, person } = call
  const table = await readTable(call)
  const madeOn = revisionSeen(call, table)
  const before = documentAt(table.draft, madeOn)
  const words = staff.house.words[locale]
  const body = request.body instanceof Map ? (request.body as Fields) : undefined
  const actor = { consultation: published.consultation.id, by: person.id, at: staff.house.now() }
  return revise(call, table, {
    workshop: sourceWorkshop({ document: before, madeOn, body }, { words, locale }),
    before,
    title: words('revising:source'),
    about: words('revising:source-about'),
    action: here.deskSource,
    back: here.desk,
    done: `${here.desk}?done=revised`,
    act: ({ before: base, document, ...asked }) =>
      staff.house.reviews.act(actor, edit({ ...asked, changes: difference(base, document) })),
  })
}
