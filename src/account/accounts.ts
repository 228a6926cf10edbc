import type { Database } from '../database/connect.js'
import type { Appointment } from './appointment.js'
import { findAppointments } from './appointment-store.js'
import { type Authentication, openAuthentication, type SigningIn } from './authentication.js'
import { readEmail } from './person.js'
import { type Account, findAccount } from './person-store.js'
import { openProvider, type Provider, type ProviderOptions } from './provider.js'
import { idleSince } from './session.js'
import { noteSession } from './session-store.js'
import { keepTries } from './tries.js'

/** What pages for people with accounts read and write. */
export type Accounts = {
  readonly db: Database
  readonly authentication: Authentication
  /** Whether a second factor is asked of those whose roles need one: everywhere but on a site of samples. */
  readonly asksSecondFactor: boolean
  /** By which people may sign in too; undefined where none is configured. */
  readonly provider: Provider | undefined
  /**
   * The person whose session a `Cookie` header names; undefined for a stranger, for whoever was disabled since, and where
   * nothing was asked of the session for too long. Notes that something was, once every few minutes.
   */
  whoIs(cookie: string | undefined): Promise<SomeoneSignedIn | undefined>
  signIn(email: string, password: string): Promise<SigningIn>
  /** Lets someone try again at once, who has shown by mail that the account is theirs. */
  forgive(email: string): void
  /** `given` is the code of a second factor, or a recovery code in its place. */
  giveCode(cookie: string | undefined, given: string): Promise<SigningIn>
}

export type SomeoneSignedIn = {
  readonly account: Account
  readonly appointments: readonly Appointment[]
  /** The id of this session. */
  readonly session: string
  /** An identity provider vouched for them, with factors of its own. */
  readonly byProvider: boolean
}

export type AccountsOptions = {
  /** As the app's role. */
  readonly db: Database
  readonly secretKey: string
  readonly now: () => Date
  readonly publicOrigin?: string | undefined
  readonly sample: boolean
  readonly oidc?: ProviderOptions | undefined
}

/** One a process, opened at its start. */
export function openAccounts({ db, secretKey, now, publicOrigin, sample, oidc }: AccountsOptions): Accounts {
  const isWelcome = async (person: string) => (await findAccount(db, person))?.isDisabled === false
  const authentication = openAuthentication({ db, secretKey, publicOrigin, isWelcome })
  const tries = keepTries()
  return {
    db,
    authentication,
    asksSecondFactor: !sample,
    provider: oidc && openProvider(oidc),
    async whoIs(cookie) {
      const held = await authentication.sessionOf(cookie)
      if (!held) return undefined
      const [account, appointments] = await Promise.all([
        findAccount(db, held.person),
        findAppointments(db, held.person),
      ])
      if (!account || account.isDisabled) return undefined
      const asked = now()
      if (held.seenAt <= idleSince(appointments, asked)) return undefined
      await noteSession(db, held.session, asked)
      return { account, appointments, session: held.session, byProvider: held.byProvider }
    },
    async signIn(typed, password) {
      const email = readEmail(typed)
      if (email === undefined) return { kind: 'refused' }
      if (tries.areSpent(email)) return { kind: 'locked' }
      const entered = await authentication.signIn(email, password)
      if (entered.kind === 'refused') tries.failed(email)
      if (entered.kind === 'signed-in') tries.succeeded(email)
      return entered
    },
    forgive: (email) => tries.succeeded(email),
    giveCode(cookie, given) {
      const code = given.replaceAll(/\s/g, '')
      if (/^\d{6}$/.test(code)) return authentication.giveCode(cookie, code)
      return authentication.giveRecoveryCode(cookie, code)
    },
  }
}
