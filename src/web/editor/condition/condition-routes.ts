import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Fields } from '../../../questionnaire/answers.js'
import { difference } from '../../../questionnaire/difference.js'
import { findQuestion } from '../../../questionnaire/find-question.js'
import type { Locale, Questionnaire } from '../../../questionnaire/questionnaire.js'
import { documentAt } from '../../../revision/review.js'
import { edit } from '../../../revision/revise.js'
import { consultationAddress } from '../../address.js'
import { NotHere } from '../../not-here.js'
import { readTable, type Table } from '../../roundtable/table.js'
import { answerStaff, type StaffCall } from '../../staff/call.js'
import { numberedQuestion } from '../../staff/place-name.js'
import type { Staff } from '../../staff/staff.js'
import { revise, revisionSeen } from '../revising.js'
import { openConditionForm, readConditionForm } from './condition-form.js'
import { type Conditionwork, conditionWorkshop } from './condition-workshop.js'

/** An editor's change of when a question is shown. */
export function conditionRoutes(app: FastifyInstance, staff: Staff, locale: Locale): void {
  const address = consultationAddress(locale, ':slug').deskCondition(':id')
  answerStaff(app, { staff, locale, audience: 'editor', address }, { get: change, post: change })
}

async function change(call: StaffCall): Promise<FastifyReply> {
  const { staff, locale, here, published, person } = call
  const table = await readTable(call)
  const work = readConditionwork(call, table)
  const { document, question } = work.drafting
  const words = staff.house.words[locale]
  const actor = { consultation: published.consultation.id, by: person.id, at: staff.house.now() }
  return revise(call, table, {
    workshop: conditionWorkshop(work, { words, locale, document: here.deskSource }),
    before: documentAt(table.draft, work.madeOn),
    title: words('showing:title'),
    about: numberedQuestion(document, question.id, { words, locale }),
    action: here.deskCondition(question.id),
    back: here.roundtableQuestion(question.id),
    done: `${here.deskPages}?done=revised`,
    act: ({ before, document: made, ...asked }) =>
      staff.house.reviews.act(actor, edit({ ...asked, changes: difference(before, made) })),
  })
}

/** Throws `NotHere` where there is no such question. */
function readConditionwork(call: StaffCall, table: Table): Conditionwork {
  const { request } = call
  const { id } = request.params as { id: string }
  const body = request.body instanceof Map ? (request.body as Fields) : undefined
  const madeOn = revisionSeen(call, table)
  const document = documentAt(table.draft, madeOn) as unknown as Questionnaire
  const question = findQuestion(document, id)
  if (!question) throw new NotHere()
  const drafting = { document, question }
  return { drafting, form: body ? readConditionForm(drafting, body) : openConditionForm(drafting), madeOn }
}
