import * as oidc from 'openid-client'

export type ProviderOptions = { readonly issuer: string; readonly clientId: string; readonly clientSecret: string }

/** What a browser is sent away with, and what must come back with it. */
export type Departure = {
  readonly url: string
  readonly verifier: string
  readonly state: string
  readonly nonce: string
}

/** Whom the provider vouches for. */
export type Vouched = {
  /** The person at this provider: never another's, and the same for ever. */
  readonly subject: string
  /** In lower case, and undefined unless the provider has made sure of it. */
  readonly email: string | undefined
  readonly name: string | undefined
}

/** An OpenID Connect provider, asked for its addresses when it is first needed, and again until it answers. */
export type Provider = {
  /** Where pages that lead there may send a form: the origins known by now. */
  readonly origins: () => readonly string[]
  depart(back: string): Promise<Departure>
  /** `returned` is the whole address that the browser came back to. Rejects when the provider does not vouch. */
  arrive(returned: URL, departure: Omit<Departure, 'url'>): Promise<Vouched>
}

const patience = 4

export function openProvider({ issuer, clientId, clientSecret }: ProviderOptions): Provider {
  const isPlain = issuer.startsWith('http:')
  const options = { timeout: patience, ...(isPlain && { execute: [oidc.allowInsecureRequests] }) }
  const authentication = oidc.ClientSecretBasic(clientSecret)
  let known: oidc.Configuration | undefined
  const discover = async () =>
    (known ??= await oidc.discovery(new URL(issuer), clientId, undefined, authentication, options))

  return {
    origins: () => {
      const endpoint = known?.serverMetadata().authorization_endpoint
      return [...new Set([issuer, ...(endpoint === undefined ? [] : [endpoint])].map((url) => new URL(url).origin))]
    },
    async depart(back) {
      const verifier = oidc.randomPKCECodeVerifier()
      const [state, nonce] = [oidc.randomState(), oidc.randomNonce()]
      const url = oidc.buildAuthorizationUrl(await discover(), {
        redirect_uri: back,
        scope: 'openid email profile',
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
        nonce,
      })
      return { url: url.href, verifier, state, nonce }
    },
    async arrive(returned, { verifier, state, nonce }) {
      const configuration = await discover()
      const tokens = await oidc.authorizationCodeGrant(configuration, returned, {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      })
      const { sub, ...told } = tokens.claims()!
      const claims =
        told['email'] === undefined ? await oidc.fetchUserInfo(configuration, tokens.access_token, sub) : told
      return vouched(`${configuration.serverMetadata().issuer} ${sub}`, claims)
    },
  }
}

function vouched(subject: string, claims: Readonly<Record<string, unknown>>): Vouched {
  const { email, email_verified: isVerified, name } = claims
  return {
    subject,
    email: typeof email === 'string' && isVerified === true ? email.toLowerCase() : undefined,
    name: typeof name === 'string' ? name : undefined,
  }
}

/** Whether a rejection of `arrive` says that the provider does not vouch, and not that it could not be asked. */
export function isUnvouched(error: unknown): boolean {
  if (error instanceof oidc.ClientError) return error.code !== 'OAUTH_TIMEOUT'
  return error instanceof oidc.AuthorizationResponseError || error instanceof oidc.ResponseBodyError
}
