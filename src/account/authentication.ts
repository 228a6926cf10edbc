import { betterAuth } from 'better-auth'
import { APIError } from 'better-auth/api'
import { twoFactor } from 'better-auth/plugins/two-factor'
import type { Database } from '../database/connect.js'
import { entryByProvider } from './entry-by-provider.js'
import { spendCode } from './second-factor-store.js'
import { revokeSession } from './session-store.js'
import { names } from './table-names.js'

export type AuthenticationOptions = {
  readonly db: Database
  readonly secretKey: string
  /** As browsers see the site. On https its cookies are bound to its host. */
  readonly publicOrigin: string | undefined
  /** Whether a person may have a session: told at every sign-in. */
  readonly isWelcome: (person: string) => Promise<boolean>
}

/** `Set-Cookie` lines for the answer. */
type Cookies = readonly string[]

export type SigningIn =
  | { readonly kind: 'signed-in'; readonly cookies: Cookies }
  /** The password was right; a code is asked for before anything else. */
  | { readonly kind: 'second-factor'; readonly cookies: Cookies }
  | { readonly kind: 'refused' }
  /** Too many wrong codes: these cannot be tried for a while. */
  | { readonly kind: 'locked' }

/** A session: whose, which, whether an identity provider vouched for its person, and since when nothing was asked of it. */
export type Held = {
  readonly person: string
  readonly session: string
  readonly byProvider: boolean
  readonly seenAt: Date
}

export type SecondFactorSetUp =
  | { readonly kind: 'begun'; readonly uri: string; readonly recoveryCodes: readonly string[] }
  | { readonly kind: 'refused' }

/**
 * Passwords, sessions and second factors, by better-auth. It is called as a library and has no route of its own: forms are
 * read and cookies sent by our pages. `cookie` is what a request brought; nothing else of a request reaches it, so that it
 * cannot keep an address or an agent.
 */
export type Authentication = ReturnType<typeof openAuthentication>

const twelveHours = 12 * 3600

export function openAuthentication({ db, secretKey, publicOrigin, isWelcome }: AuthenticationOptions) {
  const secure = publicOrigin?.startsWith('https:') ?? false
  const cookieOf = (name: string) => ({
    name: secure ? `__Host-${name}` : name,
    attributes: { sameSite: 'strict', secure, path: '/', httpOnly: true } as const,
  })
  const auth = betterAuth({
    appName: 'Roundtable',
    baseURL: publicOrigin ?? 'http://127.0.0.1',
    secret: secretKey,
    database: { db, type: 'postgres', transaction: true },
    telemetry: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 1, maxPasswordLength: 1000 },
    // A session ends twelve hours after it began: nothing prolongs it, and what is being written then is kept. That it ends
    // sooner where nobody uses it is ours to see to, since the library has one limit for all roles.
    session: { ...names.session, expiresIn: twelveHours, disableSessionRefresh: true },
    user: names.person,
    account: names.credential,
    verification: { ...names.verification, storeIdentifier: 'hashed' },
    advanced: {
      useSecureCookies: false,
      ipAddress: { disableIpTracking: true },
      cookies: { session_token: cookieOf('session'), two_factor: cookieOf('second-factor') },
    },
    databaseHooks: { session: { create: { before: async ({ userId }) => isWelcome(userId) } } },
    plugins: [twoFactor({ issuer: 'Roundtable', schema: names.secondFactor }), entryByProvider],
  })
  // One cookie alone: a session that someone still holds must not answer for whoever is signing in.
  const holding = (cookie: string | undefined, name: 'session' | 'second-factor') => {
    const wanted = cookieOf(name).name
    const held = cookie?.split(';').find((pair) => pair.trim().startsWith(`${wanted}=`))
    return new Headers(held === undefined ? {} : { cookie: held.trim() })
  }

  const verifyCode = (headers: Headers, code: string) =>
    orRefused(async () => {
      const verified = await auth.api.verifyTOTP({ body: { code }, headers, returnHeaders: true })
      const { user, token } = verified.response
      if (await spendCode(db, user.id, code)) return { kind: 'signed-in', cookies: verified.headers.getSetCookie() }
      await revokeSession(db, token)
      return { kind: 'refused' }
    })

  return {
    /** Who holds a session, and which; undefined for anybody else. */
    async sessionOf(cookie: string | undefined): Promise<Held | undefined> {
      if (cookie === undefined) return undefined
      const found = await auth.api.getSession({ headers: holding(cookie, 'session'), query: { disableRefresh: true } })
      if (!found) return undefined
      const { userId, id, byProvider, updatedAt } = found.session
      return { person: userId, session: id, byProvider: byProvider === true, seenAt: updatedAt }
    },

    async signIn(email: string, password: string): Promise<SigningIn> {
      return orRefused(async () => {
        const { headers, response } = await auth.api.signInEmail({ body: { email, password }, returnHeaders: true })
        return {
          kind: 'twoFactorRedirect' in response ? 'second-factor' : 'signed-in',
          cookies: headers.getSetCookie(),
        }
      })
    },

    /** Ends a sign-in that waits for its code. */
    async giveCode(cookie: string | undefined, code: string): Promise<SigningIn> {
      return verifyCode(holding(cookie, 'second-factor'), code)
    },

    /** Each recovery code opens once, in place of the other factor. */
    async giveRecoveryCode(cookie: string | undefined, code: string): Promise<SigningIn> {
      return orRefused(async () => {
        const headers = holding(cookie, 'second-factor')
        const verified = await auth.api.verifyBackupCode({ body: { code }, headers, returnHeaders: true })
        return { kind: 'signed-in', cookies: verified.headers.getSetCookie() }
      })
    },

    /** For someone whom an identity provider vouches for, with whatever factors it asked of them. */
    async enter(person: string): Promise<SigningIn> {
      return orRefused(async () => {
        const { headers } = await auth.api.enterByProvider({ body: { person }, returnHeaders: true })
        return { kind: 'signed-in', cookies: headers.getSetCookie() }
      })
    },

    async signOut(cookie: string | undefined): Promise<Cookies> {
      const { headers } = await auth.api.signOut({ headers: holding(cookie, 'session'), returnHeaders: true })
      return headers.getSetCookie()
    },

    /** Makes a new second factor, which counts once a code of it has confirmed it. */
    async beginSecondFactor(cookie: string | undefined, password: string): Promise<SecondFactorSetUp> {
      try {
        const headers = holding(cookie, 'session')
        const made = await auth.api.enableTwoFactor({ body: { password, method: 'totp' }, headers })
        if (made.method !== 'totp') return { kind: 'refused' }
        return { kind: 'begun', uri: made.totpURI, recoveryCodes: made.backupCodes }
      } catch (error) {
        if (error instanceof APIError) return { kind: 'refused' }
        throw error
      }
    },

    async confirmSecondFactor(cookie: string | undefined, code: string): Promise<SigningIn> {
      return verifyCode(holding(cookie, 'session'), code)
    },

    async hashPassword(password: string): Promise<string> {
      return (await auth.$context).password.hash(password)
    },

    /** Whether a password is the one that a hash was made of. */
    async isPassword(password: string, hash: string): Promise<boolean> {
      return (await auth.$context).password.verify({ password, hash })
    },
  }
}

async function orRefused(act: () => Promise<SigningIn>): Promise<SigningIn> {
  try {
    return await act()
  } catch (error) {
    if (!(error instanceof APIError)) throw error
    if (error.statusCode >= 500 && error.body?.code !== 'FAILED_TO_CREATE_SESSION') throw error
    return { kind: error.statusCode === 429 ? 'locked' : 'refused' }
  }
}
