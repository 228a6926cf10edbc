import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Fields } from '../../../questionnaire/answers.js'
import { difference } from '../../../questionnaire/difference.js'
import type { Locale } from '../../../questionnaire/questionnaire.js'
import { documentAt } from '../../../revision/review.js'
import { edit } from '../../../revision/revise.js'
import { consultationAddress } from '../../address.js'
import { readTable } from '../../roundtable/table.js'
import { answerStaff, type StaffCall } from '../../staff/call.js'
import { placeName } from '../../staff/place-name.js'
import type { Staff } from '../../staff/staff.js'
import { revise, revisionSeen } from '../revising.js'
import { titleWorkshop } from './title-workshop.js'

/** An editor's change of the title of the questionnaire, and of the notice below it. */
export function titleRoutes(app: FastifyInstance, staff: Staff, locale: Locale): void {
  const address = consultationAddress(locale, ':slug').deskQuestionnaire
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
    workshop: titleWorkshop({ document: before, madeOn, body }, { words, locale, help: here.deskHelp }),
    before,
    title: words('pages:top'),
    about: placeName(table.questionnaire, { kind: 'questionnaire' }, { words, locale }).title,
    action: here.deskQuestionnaire,
    back: here.deskPages,
    done: `${here.deskPages}?done=revised`,
    act: ({ before: base, document, ...asked }) =>
      staff.house.reviews.act(actor, edit({ ...asked, changes: difference(base, document) })),
  })
}
