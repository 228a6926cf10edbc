import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Event, Link } from '../../history/event.js'
import { eraseUtterance, findLinks } from '../../history/history-store.js'
import { type Locale, locales } from '../../questionnaire/questionnaire.js'
import { consultationAddress } from '../address.js'
import { NotHere } from '../not-here.js'
import { postedField } from '../posted-field.js'
import { amiss, answerStaff, type StaffCall } from '../staff/call.js'
import { doneOf } from '../staff/done.js'
import { problemView } from '../staff/entry-field.js'
import { faultFragments, type Problems } from '../staff/faults.js'
import { sendStaffPage } from '../staff/send-staff-page.js'
import type { Staff } from '../staff/staff.js'
import { openTelling } from '../staff/telling.js'
import { eventOf, eventView } from './event-view.js'
import { causesView, findErasure, readCause, saidIn, utteranceView } from './utterance-view.js'

/** What can be done here, as `?done=` tells it. */
export const entryDeeds = ['erased'] as const

/** One entry of the history: all that it holds, what was said in it, and erasing that. */
export function historyEntryRoutes(app: FastifyInstance, staff: Staff, locale: Locale): void {
  const address = consultationAddress(locale, ':slug').historyEntry(':number')
  answerStaff(app, { staff, locale, audience: 'editor', address }, { get: (call) => show(call), post: erase })
}

type Entry = { readonly link: Link; readonly event: Event | undefined; readonly later: readonly Link[] }

/** Throws `NotHere` when the history has no such entry. */
async function findEntry({ staff, published, request }: StaffCall): Promise<Entry> {
  const { number } = request.params as { number: string }
  if (!/^[1-9]\d{0,8}$/.test(number)) throw new NotHere()
  const [link, ...later] = await findLinks(staff.accounts.db, published.consultation.id, Number(number) - 1)
  if (link?.number !== Number(number)) throw new NotHere()
  return { link, event: eventOf(link), later }
}

async function show(call: StaffCall, problems: Problems = {}): Promise<FastifyReply> {
  const { staff, locale, here } = call
  const { link, event, later } = await findEntry(call)
  const said = event ? saidIn(event) : []
  const telling = await openTelling(
    call,
    said.map(({ mention }) => mention),
  )
  const words = staff.house.words[locale]
  const done = doneOf(call, entryDeeds)
  const title = words('history:entry', { number: String(link.number) })
  const known = later.flatMap((each) => {
    const told = eventOf(each)
    return told ? [{ link: each, event: told }] : []
  })
  const spoken = locales.find((each) => each === event?.body['locale'])
  return sendStaffPage(call, {
    template: 'editor/history-entry',
    page: {
      title,
      description: words('history:description'),
    },
    view: {
      title,
      list: here.history,
      action: here.historyEntry(link.number),
      done: done && words(`history:done-${done}`),
      ...eventView(link, telling),
      previous: event?.previous,
      content: link.entry,
      utterances: said.map((each, index) => {
        const erasedBy = findErasure(known, each.mention.utterance)
        const form = `erase-${index + 1}`
        return {
          form,
          ...utteranceView(each, { ...telling, erasedBy, spoken }),
          causes: causesView(telling, form),
          ...problemView(problems[`${form}-${'personal-information'}`]),
        }
      }),
    },
    fragments: await faultFragments(staff, locale, problems),
  })
}

async function erase(call: StaffCall): Promise<FastifyReply> {
  const { staff, published, person, request, reply, locale, here } = call
  const { link, event } = await findEntry(call)
  const said = event ? saidIn(event) : []
  const utterance = postedField(request.body, 'utterance')
  const index = said.findIndex(({ mention }) => mention.utterance === utterance)
  const because = readCause(postedField(request.body, 'because'))
  const refuse = (key: string) => {
    const problems = { [`erase-${index + 1}-personal-information`]: staff.house.words[locale](key) }
    return show(amiss(call, 422), problems)
  }
  if (index < 0) return refuse('history:refused-unknown')
  if (!because) return refuse('history:refused-no-cause')
  const asked = { utterance, because, actor: person.id, at: staff.house.now() }
  const isErased = await staff.accounts.db
    .transaction()
    .execute((trx) => eraseUtterance(trx, published.consultation.id, asked))
  if (!isErased) return refuse('history:refused-erased-already')
  return reply.redirect(`${here.historyEntry(link.number)}?done=erased`, 303)
}
