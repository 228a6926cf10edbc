import type { FastifyInstance, FastifyReply } from 'fastify'
import { difference } from '../../questionnaire/difference.js'
import { findQuestion } from '../../questionnaire/find-question.js'
import type { Locale } from '../../questionnaire/questionnaire.js'
import { documentAt } from '../../revision/review.js'
import { edit } from '../../revision/revise.js'
import { consultationAddress } from '../address.js'
import { readDraftwork } from '../editing/drafting.js'
import { readTable } from '../roundtable/table.js'
import { answerStaff, type StaffCall } from '../staff/call.js'
import type { Staff } from '../staff/staff.js'
import { revise } from './revising.js'
import { questionWorkshop } from './workshop.js'

/** An editor's own change of a question, of its place, or a new one: with a reason, like every revision. */
export function deskQuestionRoutes(app: FastifyInstance, staff: Staff, locale: Locale): void {
  const address = consultationAddress(locale, ':slug').deskQuestion(':id')
  answerStaff(app, { staff, locale, audience: 'editor', address }, { get: change, post: change })
}

async function change(call: StaffCall): Promise<FastifyReply> {
  const { staff, locale, here, published, person } = call
  const table = await readTable(call)
  const draftwork = readDraftwork(call, table, 'r')
  const { document, work, questions } = draftwork.drafting
  const id = questions[0]!
  const words = staff.house.words[locale]
  const actor = { consultation: published.consultation.id, by: person.id, at: staff.house.now() }
  return revise(call, table, {
    workshop: questionWorkshop(draftwork, { words, locale }),
    before: documentAt(table.draft, draftwork.madeOn),
    title: words(`work:${work}`),
    about: findQuestion(document, id)!.text[locale] ?? words('difference:nothing'),
    action: here.deskQuestion(id),
    back: here.roundtableQuestion(id),
    done: `${here.desk}?done=revised`,
    act: ({ before, document: made, ...asked }) =>
      staff.house.reviews.act(actor, edit({ ...asked, changes: difference(before, made) })),
  })
}
