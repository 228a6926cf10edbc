import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { SomeoneSignedIn } from '../../account/accounts.js'
import { needSecondFactor, rolesIn } from '../../account/appointment.js'
import type { Person } from '../../account/person.js'
import type { Role } from '../../account/role.js'
import type { Published } from '../../consultation/publication.js'
import type { Locale } from '../../questionnaire/questionnaire.js'
import { address as siteAddress, type ConsultationAddress, consultationAddress, twinAddress } from '../address.js'
import { NotHere } from '../not-here.js'
import { otherLocale } from '../words.js'
import { answerEntry, type Entry, type Place } from './entry.js'
import type { Staff } from './staff.js'
import { answerStranger } from './stranger.js'

/** One request by someone who is signed in. */
export type PersonCall = Entry & {
  readonly person: Person
  readonly someone: SomeoneSignedIn
  /** The same page in the other language, with whatever its address asks for. */
  readonly twin: string
}

/** One request about a consultation by someone who has a role there that lets them ask it. */
export type StaffCall = PersonCall & {
  readonly roles: ReadonlySet<Role>
  readonly published: Published
  readonly here: ConsultationAddress
  /** The same pages in the other language. */
  readonly there: ConsultationAddress
}

/** The same request, whose page says that something is to be looked at. */
export function amiss(call: StaffCall, status: 409 | 422): StaffCall {
  return { ...call, reply: call.reply.code(status) }
}

/** Whose pages: a member's are an editor's too. */
export type StaffAudience = Role

type Answer<Call> = (call: Call) => FastifyReply | Promise<FastifyReply>
type Answers<Call> = { readonly get?: Answer<Call>; readonly post?: Answer<Call> }

type StaffPlace = Place & { readonly audience: StaffAudience }

/**
 * Registers one address of a consultation, for one language and one audience. A stranger signs in first and goes on; to
 * whoever is not of the audience it looks as though nothing were there.
 */
export function answerStaff(
  app: FastifyInstance,
  { audience, ...place }: StaffPlace,
  { get, post }: Answers<StaffCall>,
): void {
  const admitted = (answer: Answer<StaffCall>) => (call: PersonCall) => answer(admit(call, audience))
  answerPerson(app, place, { ...(get && { get: admitted(get) }), ...(post && { post: admitted(post) }) })
}

/** Registers one address for whoever is signed in. */
export function answerPerson(app: FastifyInstance, place: Place, { get, post }: Answers<PersonCall>): void {
  const recognized = (answer: Answer<PersonCall>) => (entry: Entry) => answerOne(answer, entry)
  answerEntry(app, place, { get: get && recognized(get), post: post && recognized(post) })
}

async function answerOne(answer: Answer<PersonCall>, entry: Entry): Promise<FastifyReply> {
  const { staff, request, reply, locale } = entry
  const someone = await staff.accounts.whoIs(request.headers.cookie)
  if (!someone) return answerStranger(entry)
  const { id, name, email, locale: spoken } = someone.account
  const person = { id, name, email, locale: spoken }
  if (lacksSecondFactor(staff, someone) && !isOfSecondFactor(request, locale)) {
    return reply.redirect(siteAddress.secondFactor(locale), 303)
  }
  return answer({ ...entry, someone, person, twin: twinOf(staff, request, locale) })
}

function lacksSecondFactor({ accounts }: Staff, { account, appointments, byProvider }: SomeoneSignedIn): boolean {
  return accounts.asksSecondFactor && !byProvider && !account.hasSecondFactor && needSecondFactor(appointments)
}

/** Where one is set up, and the way out. */
function isOfSecondFactor({ routeOptions }: FastifyRequest, locale: Locale): boolean {
  return [siteAddress.secondFactor(locale), siteAddress.signOut(locale)].includes(routeOptions.url ?? '')
}

function twinOf({ house }: Staff, request: FastifyRequest, locale: Locale): string {
  const params = request.params as Readonly<Record<string, string>>
  const published = params['slug'] === undefined ? undefined : house.catalogue.bySlug(locale, params['slug'])
  const other = otherLocale(locale)
  const slug = published && { slug: published.consultation.slug[other] }
  const [, query] = request.url.split(/\?(.*)/s)
  const twin = twinAddress(request.routeOptions.url ?? request.url, { ...params, ...slug }, other)
  return query ? `${twin}?${query}` : twin
}

/** Throws `NotHere` alike where there is no such consultation and where it is none of this person's business. */
function admit(call: PersonCall, audience: StaffAudience): StaffCall {
  const { staff, request, locale, someone } = call
  const { slug } = request.params as { slug: string }
  const published = staff.house.catalogue.bySlug(locale, slug)
  if (!published) throw new NotHere()
  const roles = rolesIn(someone.appointments, published.consultation.id)
  if (!mayEnter(roles, audience)) throw new NotHere()
  const other = otherLocale(locale)
  const here = consultationAddress(locale, slug)
  const there = consultationAddress(other, published.consultation.slug[other])
  return { ...call, roles, published, here, there }
}

function mayEnter(roles: ReadonlySet<Role>, audience: StaffAudience): boolean {
  return roles.has(audience) || (audience === 'member' && roles.has('editor'))
}
