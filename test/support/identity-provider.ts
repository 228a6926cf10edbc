import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

export type IdentityProvider = {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** What is told of whoever signs in there, by what they type as their login. */
  readonly people: Map<string, { readonly email: string; readonly email_verified: boolean; readonly name: string }>
  close(): Promise<void>
}

/** A real OpenID Connect provider on loopback, where everybody gets in with any password. */
export async function openIdentityProvider(redirects: readonly string[]): Promise<IdentityProvider> {
  const server = createServer()
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  // Another site than 127.0.0.1, as browsers see it.
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`
  const client = { clientId: 'roundtable', clientSecret: 'of no use elsewhere' }
  const people: IdentityProvider['people'] = new Map()
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        redirect_uris: [...redirects],
        grant_types: ['authorization_code'],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    findAccount: (_context, sub) => ({ accountId: sub, claims: async () => ({ sub, ...people.get(sub) }) }),
    cookies: { keys: ['of no use elsewhere'] },
    features: { devInteractions: { enabled: true } },
  })
  const answer = provider.callback()
  server.on('request', (request, response) => void answer(request, response))
  const close = () => {
    server.closeAllConnections()
    return new Promise<void>((resolve) => void server.close(() => resolve()))
  }
  return { issuer, ...client, people, close }
}
