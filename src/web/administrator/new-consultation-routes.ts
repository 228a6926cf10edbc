import type { FastifyInstance, FastifyReply } from 'fastify'
import { administersSite } from '../../account/appointment.js'
import { appoint } from '../../account/appointment-store.js'
import { idOf, isSlug } from '../../consultation/naming.js'
import { newSettings, settingsLike } from '../../consultation/new-settings.js'
import type { Published } from '../../consultation/publication.js'
import { isReadable } from '../../consultation/settings-fault.js'
import type { Transaction } from '../../database/connect.js'
import { type Bilingual, type Locale, locales } from '../../questionnaire/questionnaire.js'
import { type Beginning, beginConsultation } from '../../revision/beginning.js'
import { address, consultationAddress } from '../address.js'
import { NotHere } from '../not-here.js'
import { postedField } from '../posted-field.js'
import { appointedTitle } from '../staff/appointed-title.js'
import { answerPerson, type PersonCall } from '../staff/call.js'
import type { Problems } from '../staff/faults.js'
import { postedTwins } from '../staff/posted-text.js'
import type { Staff } from '../staff/staff.js'
import { todayAt } from '../today.js'
import { draftFromNothing, draftLike, draftOf, type Found, signOf } from './new-consultation-draft.js'
import { sendNewConsultation, starts } from './new-consultation-page.js'

/** A new consultation: an administrator of the whole site begins it. To everybody else nothing is here. */
export function newConsultationRoutes(app: FastifyInstance, staff: Staff, locale: Locale): void {
  const place = { staff, locale, address: address.newConsultation(locale) }
  answerPerson(app, place, {
    get: (call) => sendNewConsultation(admitted(call)),
    post: (call) => create(admitted(call)),
  })
}

function admitted(call: PersonCall): PersonCall {
  if (!administersSite(call.someone.appointments)) throw new NotHere()
  return call
}

async function create(call: PersonCall): Promise<FastifyReply> {
  const { request, staff } = call
  const [title, slug] = [postedTwins(request.body, 'title'), postedTwins(request.body, 'slug')]
  const start = starts.find((each) => each === postedField(request.body, 'start'))
  const other = start === 'copy' ? otherOf(call) : undefined
  const id = idOf(slug)
  const found = start && (await draftFor(call, { start, other, id, title }))
  const problems = { ...titleProblems(call, title), ...slugProblems(call, slug), ...startProblems(call, start, found) }
  if (!found || found.kind !== 'draft' || Object.values(problems).some(Boolean)) {
    return refuse(call, problems, found?.kind === 'faulty' ? { faults: found.problems } : {})
  }
  const { draft, left } = found
  const seen = signOf(found)
  if (left.length > 0 && postedField(request.body, 'seen') !== seen) return refuse(call, {}, { left, seen })
  const at = staff.house.now()
  const settings = other ? settingsLike(other.consultation, title, todayAt(at)) : newSettings(title, todayAt(at))
  return begin(call, { id, slug, settings, draft, origin: start, by: call.person.id, at })
}

async function begin(call: PersonCall, beginning: Beginning): Promise<FastifyReply> {
  const { staff, reply, locale } = call
  const { slug } = beginning
  const begun = await staff.accounts.db.transaction().execute(async (trx) => {
    const made = await beginConsultation(trx, beginning)
    if (made.kind === 'begun') await appointCreator(call, trx, beginning.id)
    return made
  })
  const taken = call.staff.house.words[locale]('new-consultation:slug-taken')
  if (begun.kind === 'taken') return refuse(call, { 'slug-en': taken })
  await staff.house.catalogue.refresh()
  return reply.redirect(`${consultationAddress(locale, slug[locale]).deskConsultation}?done=created`, 303)
}

async function appointCreator({ staff, person }: PersonCall, trx: Transaction, consultation: string): Promise<void> {
  for (const role of ['editor', 'administrator'] as const) {
    const title = appointedTitle(staff.house.words, role, 1)
    await appoint(trx, { person: person.id, consultation, role, title, named: false })
  }
}

type Wanted = {
  readonly start: (typeof starts)[number]
  readonly other: Published | undefined
  readonly id: string
  readonly title: Bilingual
}

async function draftFor({ staff, request }: PersonCall, { start, other, ...named }: Wanted): Promise<Found> {
  switch (start) {
    case 'new':
      return { kind: 'draft', draft: draftFromNothing(staff.house, named), left: [] }
    case 'copy':
      return other ? draftLike(staff.house.reviews, other, named) : { kind: 'nothing' }
    case 'import':
      return draftOf(postedField(request.body, 'document'), named)
  }
}

function otherOf({ staff, request }: PersonCall): Published | undefined {
  const copied = postedField(request.body, 'copy-of')
  return staff.house.catalogue.current().find(({ consultation }) => consultation.id === copied)
}

function titleProblems({ staff, locale }: PersonCall, title: Bilingual): Problems {
  const words = staff.house.words[locale]
  const problem = (text: string) => {
    if (text === '') return words('new-consultation:title-missing')
    return isReadable(text) && text.length <= 200 ? undefined : words('new-consultation:title-unfit')
  }
  return Object.fromEntries(locales.map((each) => [`title-${each}`, problem(title[each])]))
}

function slugProblems({ staff, locale }: PersonCall, slug: Bilingual): Problems {
  const words = staff.house.words[locale]
  const problem = (each: Locale) => {
    if (!isSlug(slug[each])) return words('new-consultation:slug-unfit')
    return staff.house.catalogue.bySlug(each, slug[each]) && words('new-consultation:slug-taken')
  }
  return Object.fromEntries(locales.map((each) => [`slug-${each}`, problem(each)]))
}

function startProblems({ staff, locale }: PersonCall, start: Wanted['start'] | undefined, found?: Found): Problems {
  const words = staff.house.words[locale]
  if (start === undefined) return { start: words('new-consultation:start-missing') }
  if (found?.kind === 'faulty') return { document: words('new-consultation:document-faulty') }
  if (found?.kind !== 'nothing') return {}
  return start === 'copy'
    ? { 'copy-of': words('new-consultation:copy-missing') }
    : { document: words('new-consultation:document-missing') }
}

function refuse(call: PersonCall, problems: Problems, told: object = {}): Promise<FastifyReply> {
  return sendNewConsultation({ ...call, reply: call.reply.code(422) }, { problems, ...told })
}
