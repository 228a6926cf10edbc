import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { namesProxies } from './trusted-proxy.js'

/** What the environment says; absent members were not set. */
export type Config = {
  readonly port: number
  readonly host: string
  readonly databaseUrl?: string
  readonly databaseOwnerUrl?: string
  readonly databaseAnalystUrl?: string
  readonly dataDir: string
  /** Scheme, host and port, without a final slash. */
  readonly publicOrigin?: string
  readonly secretKey?: string
  /** The mail server; its address may hold a password. */
  readonly smtpUrl?: string
  /** Whom mail comes from, as it stands in a mail. */
  readonly mailFrom?: string
  readonly oidc?: OidcConfig
  readonly opsPort?: number
  /** Where health and metrics listen: by default, on this machine alone. */
  readonly opsHost: string
  /** Whose word about a client's address is taken: addresses or ranges, for the limit of resume codes tried. */
  readonly trustedProxy?: string
  readonly production: boolean
}

/** The identity provider by which people with accounts may sign in. */
export type OidcConfig = { readonly issuer: string; readonly clientId: string; readonly clientSecret: string }

export type ReadConfig =
  | { readonly kind: 'config'; readonly config: Config }
  /** One sentence a fault, each naming its variable; none repeats a value, for it may be a secret. */
  | { readonly kind: 'faulty'; readonly faults: readonly string[] }

type Environment = Readonly<Record<string, string | undefined>>
type Fault = (sentence: string) => void

/** Reads and judges the whole environment at once. An empty variable counts as unset. */
export function readConfig(env: Environment): ReadConfig {
  const faults: string[] = []
  const fault: Fault = (sentence) => void faults.push(sentence)
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const production = set['NODE_ENV'] === 'production'
  const config = {
    port: portOf(set, 'PORT', fault) ?? 3000,
    host: hostOf(set, 'HOST', fault),
    opsHost: hostOf(set, 'OPS_HOST', fault),
    dataDir: resolve(set['DATA_DIR'] ?? 'var/data'),
    production,
    ...present('databaseUrl', databaseOf(set, 'DATABASE_URL', fault)),
    ...present('databaseOwnerUrl', databaseOf(set, 'DATABASE_OWNER_URL', fault)),
    ...present('databaseAnalystUrl', databaseOf(set, 'DATABASE_ANALYST_URL', fault)),
    ...present('publicOrigin', originOf(set, production, fault)),
    ...present('secretKey', secretOf(set, fault)),
    ...present('smtpUrl', smtpOf(set, fault)),
    ...present('mailFrom', set['MAIL_FROM']),
    ...present('oidc', oidcOf(set, production, fault)),
    ...present('opsPort', portOf(set, 'OPS_PORT', fault)),
    ...present('trustedProxy', proxyOf(set, fault)),
  }
  judgeTogether(set, production, fault)
  return faults.length > 0 ? { kind: 'faulty', faults } : { kind: 'config', config }
}

function judgeTogether(set: Environment, production: boolean, fault: Fault): void {
  if (set['OPS_PORT'] && set['OPS_PORT'] !== '0' && set['OPS_PORT'] === (set['PORT'] ?? '3000')) {
    fault('OPS_PORT must not be PORT: health and metrics are not for the public.')
  }
  for (const name of ['DATABASE_OWNER_URL', 'DATABASE_ANALYST_URL']) {
    if (set[name] && !set['DATABASE_URL']) fault(`${name} is set without DATABASE_URL: set both or neither.`)
  }
  if (!production) return
  const why = {
    DATABASE_URL: 'a database of its own',
    SECRET_KEY: 'a secret',
    PUBLIC_ORIGIN: 'its public https origin',
  }
  for (const [name, what] of Object.entries(why)) {
    if (!set[name]) fault(`${name} is not set: in production the program must be given ${what}.`)
  }
}

function portOf(set: Environment, name: string, fault: Fault): number | undefined {
  const value = set[name]
  if (value === undefined) return undefined
  const port = Number(value)
  if (/^\d{1,5}$/.test(value) && port <= 65_535) return port
  fault(`${name} must be a whole number from 0 to 65535.`)
  return undefined
}

/** What has the look of one; whether it is of this machine shows when the program listens. */
function hostOf(set: Environment, name: string, fault: Fault): string {
  const value = set[name] ?? '127.0.0.1'
  if (isIP(value) === 0 && !hostName.test(value)) fault(`${name} must be an address or a name, such as 0.0.0.0.`)
  return value
}

const hostName =
  /^(?=.{1,253}$)(?!.*\.\d+$)(?!\d+$)([a-z\d]([a-z\d-]{0,61}[a-z\d])?)(\.[a-z\d]([a-z\d-]{0,61}[a-z\d])?)*$/i

function proxyOf(set: Environment, fault: Fault): string | undefined {
  const value = set['TRUSTED_PROXY']
  if (value === undefined || namesProxies(value)) return value
  fault('TRUSTED_PROXY must be addresses or ranges, separated by commas, or loopback, linklocal or uniquelocal.')
  return undefined
}

function databaseOf(set: Environment, name: string, fault: Fault): string | undefined {
  const value = set[name]
  if (value === undefined) return undefined
  const scheme = URL.canParse(value) ? new URL(value).protocol : ''
  if (['postgres:', 'postgresql:'].includes(scheme)) return value
  fault(`${name} must be the address of a PostgreSQL database, such as postgresql://user:password@host:5432/database.`)
  return undefined
}

function originOf(set: Environment, production: boolean, fault: Fault): string | undefined {
  const value = set['PUBLIC_ORIGIN']
  if (value === undefined) return undefined
  const { protocol, origin, href } = URL.canParse(value) ? new URL(value) : { protocol: '', origin: '', href: '' }
  const bare = href === `${origin}/`
  if (!bare || !['http:', 'https:'].includes(protocol)) {
    fault('PUBLIC_ORIGIN must be a scheme and a host alone, such as https://consultations.example.')
    return undefined
  }
  if (production && protocol !== 'https:') fault('PUBLIC_ORIGIN must be https in production.')
  return origin
}

function smtpOf(set: Environment, fault: Fault): string | undefined {
  const value = set['SMTP_URL']
  if (value === undefined) return undefined
  const { protocol, hostname } = URL.canParse(value) ? new URL(value) : { protocol: '', hostname: '' }
  if (['smtp:', 'smtps:'].includes(protocol) && hostname !== '') return value
  fault('SMTP_URL must be the address of a mail server, such as smtps://user:password@mail.example:465.')
  return undefined
}

function oidcOf(set: Environment, production: boolean, fault: Fault): OidcConfig | undefined {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = set
  if (!issuer && !clientId && !clientSecret) return undefined
  if (!issuer || !clientId || !clientSecret) {
    fault('OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET go together: set all three or none.')
    return undefined
  }
  const scheme = URL.canParse(issuer) ? new URL(issuer).protocol : ''
  if (scheme === 'https:' || (scheme === 'http:' && !production)) return { issuer, clientId, clientSecret }
  fault('OIDC_ISSUER must be the https address of an identity provider.')
  return undefined
}

const shortestSecret = 32

function secretOf(set: Environment, fault: Fault): string | undefined {
  const value = set['SECRET_KEY']
  if (value !== undefined && value.length < shortestSecret) {
    fault(`SECRET_KEY must have at least ${shortestSecret} characters, such as what "openssl rand -hex 32" prints.`)
  }
  return value
}

function present<K extends string, T>(key: K, value: T | undefined): { readonly [key in K]?: T } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [key in K]: T })
}
