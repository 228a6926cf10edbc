import type { Version } from '../../../consultation/publication.js'
import { savePage } from '../../../response/saving.js'
import { newToken } from '../../../response/token.js'
import type { Unfinished } from '../../../response/unfinished.js'
import { isHttps } from '../../house.js'
import { answersView } from '../question/answers-view.js'
import { versionOf } from '../visit.js'
import { type Call, isSubmitted } from './call.js'
import { sendClosedDoor } from './closed-door.js'
import { nextAddress } from './next-address.js'
import { type PostedForm, readPostedForm, savedPage, savedPages, withoutQuestion } from './posted-form.js'
import { faultStatus, ordinalOf, pageAsked, pageNamed, sendFaultyPage, toBeChecked } from './question-page.js'
import { sendAlreadySubmitted } from './receipt-page.js'
import { giveToken } from './respondent.js'
import { writeTicket } from './ticket.js'
import { faultsOf, readSavedPages } from './unfinished-response.js'

/** Keeps what was posted of one page, faulty or not, and leads to where the pressed button does. */
export async function keepPage(call: Call) {
  const { desk, visit, request, reply, held } = call
  const form = readPostedForm(request.body)
  if (visit.status !== 'O') return sendClosedDoor(call, form)
  const posted = versionOf(visit, form.version)
  const { id } = pageAsked(posted, request)
  const token = held ?? newToken()
  const unfinished = await savePage(desk.house.responses, {
    token,
    consultation: visit.consultation.id,
    version: posted.number,
    day: visit.day,
    page: id,
    saved: savedPage(keptFields(form), form.locale ?? visit.locale),
    at: () => id,
    mayBegin: async () => held === undefined || !(await isSubmitted(call, held)),
  })
  if (unfinished === undefined) return sendTooLate(call, posted, form)
  if (held === undefined) giveToken(reply, token, visit.consultation.id, isHttps(desk.house))
  return goOn(call, { id, form, unfinished })
}

function keptFields({ go, fields }: PostedForm) {
  return go.act === 'clear' ? withoutQuestion(fields, go.name) : fields
}

/** A tab left open since before the receipt: what it holds can no longer count, which is better said now than at the end. */
function sendTooLate(call: Call, version: Version, form: PostedForm) {
  const { visit, held } = call
  const pages = savedPages(version.questionnaire, form.fields, form.locale ?? visit.locale)
  const reading = readSavedPages(version.questionnaire, pages, visit.locale)
  const sections = answersView(
    version.questionnaire,
    { ...reading, fields: form.fields, problems: new Map() },
    visit.locale,
  )
  return sendAlreadySubmitted(call, held!, sections)
}

type Kept = { readonly id: string; readonly form: PostedForm; readonly unfinished: Unfinished }

/** From the page that was just kept to where the pressed button leads; to the same page when an answer is at fault. */
async function goOn(call: Call, { id, form, unfinished }: Kept) {
  const { visit, reply, held } = call
  const version = versionOf(visit, unfinished.version)
  const page = pageNamed(version, id)
  const reading = readSavedPages(version.questionnaire, unfinished.pages, visit.locale)
  const faults = form.go.act === 'next' ? faultsOf(version.questionnaire, page, reading.faults) : []
  // No button of ours sends it, so there is no one to come back to the page.
  if (faultStatus(faults) === 400)
    return sendFaultyPage(call, { version, page, pages: unfinished.pages, reading, faults })
  const checked = `${visit.here.page(ordinalOf(version, page))}${toBeChecked}`
  const next = faults.length > 0 ? checked : nextAddress(visit, { version, page, form, reading })
  return reply.redirect(held ? next : await withTicket(call, next, unfinished), 303)
}

/** The query goes before the anchor. */
async function withTicket(call: Call, address: string, unfinished: Unfinished): Promise<string> {
  const [path = '', anchor] = address.split('#')
  const sign = path.includes('?') ? '&' : '?'
  return `${path}${sign}${await writeTicket(call, unfinished)}${anchor === undefined ? '' : `#${anchor}`}`
}
