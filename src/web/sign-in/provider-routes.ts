import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Invitation } from '../../account/invitation.js'
import { joinAsNewcomer } from '../../account/inviting.js'
import { findInvitation } from '../../account/invitation-store.js'
import { hashOfToken } from '../../account/link-token.js'
import { readName } from '../../account/person.js'
import type { Account } from '../../account/person-store.js'
import { isUnvouched, type Provider, type Vouched } from '../../account/provider.js'
import { beginRoundTrip, endRoundTrip } from '../../account/round-trip.js'
import { accountOf } from '../../account/vouching.js'
import type { Locale } from '../../questionnaire/questionnaire.js'
import { address } from '../address.js'
import { cookieNamed, expiredCookie, hostCookieName, sessionCookie } from '../cookie.js'
import { isHttps } from '../house.js'
import { limitTries, triesOfMany } from '../limit-tries.js'
import { originOf } from '../origin.js'
import { postedField } from '../posted-field.js'
import { answerEntry, type Entry } from '../staff/entry.js'
import { sendSignIn, type Wish, wishOf } from '../staff/sign-in-page.js'
import type { Staff } from '../staff/staff.js'
import { goOn } from './go-on.js'

/** Signing in by an identity provider: the way there, and the way back. */
export function providerRoutes(app: FastifyInstance, staff: Staff, locale: Locale): void {
  const { provider } = staff.accounts
  if (!provider) return
  void app.register(async (limited) => {
    await limitTries(limited, triesOfMany)
    const [there, back] = [address.provider(locale), address.providerBack(locale)]
    answerEntry(limited, { staff, locale, address: there }, { post: (entry) => depart(entry, provider) })
    answerEntry(limited, { staff, locale, address: back }, { get: (entry) => arrive(entry, provider) })
  })
}

/** What is kept for the way: where to go on, what to send there, and an invitation to accept. */
type Journey = {
  readonly verifier: string
  readonly state: string
  readonly nonce: string
  readonly then?: string
  readonly kept?: readonly (readonly [string, readonly string[]])[]
  readonly invitation?: string
}

/** Characters of what someone wrote that go along. More of it stays on the page, for another way in. */
const longestKept = 200_000

async function depart(entry: Entry, provider: Provider) {
  const { staff, request, reply } = entry
  const { house, accounts } = staff
  const { then, kept } = wishOf(request.body)
  const invitation = postedField(request.body, 'invitation')
  const entries = kept && [...kept]
  if (entries && JSON.stringify(entries).length > longestKept) return refuse(entry, wishOf(request.body), 'too-long')
  const { url, ...checks } = await provider.depart(backOf(entry))
  const journey: Journey = {
    ...checks,
    ...(then !== undefined && { then }),
    ...(entries && { kept: entries }),
    ...(invitation !== '' && { invitation }),
  }
  const token = await beginRoundTrip(accounts.db, journey, house.now())
  // Lax, since the browser comes back from another site: this cookie alone does, and opens nothing but this journey.
  const cookie = sessionCookie(cookieName(entry), token, { secure: isHttps(house) })
  return reply.header('set-cookie', cookie).redirect(url, 303)
}

function backOf({ staff, request, locale }: Entry): string {
  return `${originOf(staff.house, request)}${address.providerBack(locale)}`
}

function cookieName({ staff }: Entry): string {
  return hostCookieName('round-trip', { secure: isHttps(staff.house) })
}

async function arrive(entry: Entry, provider: Provider) {
  const { staff, request, reply } = entry
  const { house, accounts } = staff
  const name = cookieName(entry)
  const token = cookieNamed(name, request.headers.cookie)
  const journey = token === undefined ? undefined : await endRoundTrip(accounts.db, token, house.now())
  if (journey === undefined) return refuse(entry, {}, 'too-late')
  void reply.header('set-cookie', expiredCookie(name, { secure: isHttps(house) }))
  const { then, kept, invitation, ...checks } = journey as Journey
  const wish: Wish = { ...(then !== undefined && { then }), ...(kept && { kept: new Map(kept) }) }
  const vouched = await vouchedBy(provider, new URL(request.url, backOf(entry)), checks)
  if (!vouched) return refuse(entry, wish, 'not-vouched')
  const account = (await accountOf(accounts.db, vouched)) ?? (await newcomer(entry, vouched, invitation))
  const entered = account ? await accounts.authentication.enter(account.id) : undefined
  return entered?.kind === 'signed-in' ? goOn(entry, wish, entered) : refuse(entry, wish, 'unknown')
}

/** Undefined when the provider does not vouch; rejects when it cannot be asked. */
async function vouchedBy(provider: Provider, returned: URL, checks: Parameters<Provider['arrive']>[1]) {
  try {
    return await provider.arrive(returned, checks)
  } catch (error) {
    if (isUnvouched(error)) return undefined
    throw error
  }
}

/** Whoever was invited under the very address that the provider has made sure of. */
async function newcomer(
  { staff, locale }: Entry,
  { subject, email, name }: Vouched,
  token: string | undefined,
): Promise<Pick<Account, 'id'> | undefined> {
  const { accounts, house } = staff
  const hash = hashOfToken(token ?? '')
  const invitation: Invitation | undefined = await findInvitation(accounts.db, hash, house.now())
  if (invitation === undefined || invitation.email !== email) return undefined
  const called = readName(name ?? '') ?? invitation.email
  const joining = await joinAsNewcomer(accounts.db, hash, { name: called, locale, means: { subject } }, house.now())
  return joining.kind === 'joined' ? accountOf(accounts.db, { subject, email, name }) : undefined
}

type Refusal = 'too-long' | 'too-late' | 'not-vouched' | 'unknown'

function refuse(entry: Entry, wish: Wish, why: Refusal): Promise<FastifyReply> {
  const problem = entry.staff.house.words[entry.locale](`sign-in:provider-${why}`)
  void entry.reply.code(422)
  return sendSignIn(entry, wish, { problem })
}
