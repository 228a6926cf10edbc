import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Fields } from '../../../questionnaire/answers.js'
import { difference } from '../../../questionnaire/difference.js'
import type { Locale, Questionnaire } from '../../../questionnaire/questionnaire.js'
import { documentAt } from '../../../revision/review.js'
import { edit } from '../../../revision/revise.js'
import { consultationAddress } from '../../address.js'
import { NotHere } from '../../not-here.js'
import { readTable, type Table } from '../../roundtable/table.js'
import { answerStaff, type StaffCall } from '../../staff/call.js'
import { pageName } from '../../staff/place-name.js'
import type { Staff } from '../../staff/staff.js'
import { revise, revisionSeen } from '../revising.js'
import { openPageForm, pageWorks, readPageForm } from './page-form.js'
import { type Pagework, pageWorkshop } from './page-workshop.js'
import { sendPages } from './pages-page.js'

/** The pages of the draft, and an editor's change of one: its words, its place, a new one, the end of one. */
export function pageRoutes(app: FastifyInstance, staff: Staff, locale: Locale): void {
  const here = consultationAddress(locale, ':slug')
  const place = { staff, locale, audience: 'editor' } as const
  answerStaff(app, { ...place, address: here.deskPages }, { get: sendPages })
  answerStaff(app, { ...place, address: here.deskPage(':id') }, { get: change, post: change })
}

async function change(call: StaffCall): Promise<FastifyReply> {
  const { staff, locale, here, published, person } = call
  const table = await readTable(call)
  const pagework = readPagework(call, table)
  const { document, work, page } = pagework.drafting
  const words = staff.house.words[locale]
  const actor = { consultation: published.consultation.id, by: person.id, at: staff.house.now() }
  return revise(call, table, {
    workshop: pageWorkshop(pagework, { words, locale, here }),
    before: documentAt(table.draft, pagework.madeOn),
    title: words(`pages:${work}`),
    about: pageName(document, page.id, { words, locale }).title,
    action: here.deskPage(page.id),
    back: here.deskPages,
    done: `${here.deskPages}?done=revised`,
    act: ({ before, document: made, ...asked }) =>
      staff.house.reviews.act(actor, edit({ ...asked, changes: difference(before, made) })),
  })
}

/** Throws `NotHere` where there is no such page or work. */
function readPagework(call: StaffCall, table: Table): Pagework {
  const { request } = call
  const { id } = request.params as { id: string }
  const { work: asked } = request.query as { work?: unknown }
  const body = request.body instanceof Map ? (request.body as Fields) : undefined
  const work = pageWorks.find((each) => each === (body?.get('work')?.[0] ?? asked))
  const madeOn = revisionSeen(call, table)
  const document = documentAt(table.draft, madeOn) as unknown as Questionnaire
  const page = document.pages.find((each) => each.id === id)
  if (!work || !page) throw new NotHere()
  const drafting = { document, work, page, mark: `r${table.draft.revisions.length}` }
  return { drafting, form: body ? readPageForm(drafting, body) : openPageForm(drafting), madeOn }
}
