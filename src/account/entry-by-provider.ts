import type { BetterAuthPlugin } from 'better-auth'
import { APIError, createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'

type Body = { readonly person: string }

/** Never from outside, so that there is nothing to look into: it says what the endpoint takes. */
const body = {
  '~standard': {
    version: 1,
    vendor: 'roundtable',
    validate: (value: unknown) => ({ value: value as Body }),
    types: undefined as unknown as { readonly input: Body; readonly output: Body },
  },
} as const

/** Gives a session to a person whom we know by other means than a password. Only the program itself can call it. */
export const entryByProvider = {
  id: 'entry-by-provider',
  endpoints: {
    enterByProvider: createAuthEndpoint.serverOnly({ method: 'POST', body }, async (context) => {
      const { person } = context.body
      const { internalAdapter } = context.context
      const user = await internalAdapter.findUserById(person)
      const session = user && (await internalAdapter.createSession(user.id, false, { byProvider: true }))
      if (!session) throw new APIError('UNAUTHORIZED')
      await setSessionCookie(context, { session, user })
      return { person: user.id }
    }),
  },
} satisfies BetterAuthPlugin
