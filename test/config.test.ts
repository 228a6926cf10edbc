import { resolve } from 'node:path'
import fastify from 'fastify'
import { expect, test } from 'vitest'
import { readConfig } from '../src/config.js'

const secret = 'a secret that is long enough to be one'

const production = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgresql://app:words@db:5432/roundtable',
  SECRET_KEY: secret,
  PUBLIC_ORIGIN: 'https://consultations.example',
}

test('nothing set is a configuration', () => {
  expect(readConfig({})).toEqual({
    kind: 'config',
    config: { port: 3000, host: '127.0.0.1', opsHost: '127.0.0.1', dataDir: resolve('var/data'), production: false },
  })
})

test('an empty variable counts as unset', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: '', SECRET_KEY: '', OPS_PORT: '', HOST: '' })).toEqual(readConfig({}))
})

test('everything set is read', () => {
  const env = {
    ...production,
    PORT: '8080',
    HOST: '0.0.0.0',
    DATABASE_OWNER_URL: 'postgres://owner@db/roundtable',
    DATABASE_ANALYST_URL: 'postgresql:///roundtable?host=/run/postgresql',
    DATA_DIR: '/srv/data',
    OPS_PORT: '9000',
    OPS_HOST: '::',
    TRUSTED_PROXY: '10.0.0.0/8, loopback',
    SMTP_URL: 'smtps://sender:words@mail.example:465',
    MAIL_FROM: 'Consultations <consultations@mail.example>',
    OIDC_ISSUER: 'https://login.example/realm',
    OIDC_CLIENT_ID: 'roundtable',
    OIDC_CLIENT_SECRET: 'words',
  }
  expect(readConfig(env)).toEqual({
    kind: 'config',
    config: {
      port: 8080,
      host: '0.0.0.0',
      databaseUrl: env.DATABASE_URL,
      databaseOwnerUrl: env.DATABASE_OWNER_URL,
      databaseAnalystUrl: env.DATABASE_ANALYST_URL,
      dataDir: '/srv/data',
      publicOrigin: 'https://consultations.example',
      secretKey: secret,
      smtpUrl: env.SMTP_URL,
      mailFrom: env.MAIL_FROM,
      oidc: { issuer: env.OIDC_ISSUER, clientId: 'roundtable', clientSecret: 'words' },
      opsPort: 9000,
      opsHost: '::',
      trustedProxy: '10.0.0.0/8, loopback',
      production: true,
    },
  })
})

const faulty: readonly (readonly [string, Record<string, string>, string])[] = [
  ['a port that is no number', { PORT: 'http' }, 'PORT must be a whole number'],
  ['a port that does not exist', { PORT: '65536' }, 'PORT must be a whole number'],
  ['a port with more than a number', { PORT: '3000; rm' }, 'PORT must be a whole number'],
  ['no mail server', { SMTP_URL: 'http://mail.example' }, 'SMTP_URL must be the address'],
  ['half an identity provider', { OIDC_ISSUER: 'https://login.example' }, 'go together'],
  [
    'an identity provider that anybody could be',
    { ...production, OIDC_ISSUER: 'http://login.example', OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'b' },
    'OIDC_ISSUER must be the https address',
  ],
  ['a host with more than a name', { HOST: 'http://0.0.0.0' }, 'HOST must be an address or a name'],
  ['a host that is almost an address', { HOST: '127.0.0.256' }, 'HOST must be an address or a name'],
  ['an ops host that is none', { OPS_HOST: 'here there' }, 'OPS_HOST must be an address or a name'],
  ['a proxy of no address', { TRUSTED_PROXY: 'true' }, 'TRUSTED_PROXY must be addresses'],
  ['a proxy among others of no address', { TRUSTED_PROXY: '10.0.0.1, 10.0.0.0/33' }, 'TRUSTED_PROXY must be addresses'],
  ['an ops port that the public reaches', { OPS_PORT: '3000' }, 'OPS_PORT must not be PORT'],
  ['another kind of database', { DATABASE_URL: 'mysql://db/x' }, 'DATABASE_URL must be the address'],
  ['no address at all', { DATABASE_URL: 'db' }, 'DATABASE_URL must be the address'],
  ['an owner of no database', { DATABASE_OWNER_URL: 'postgres://db/x' }, 'DATABASE_OWNER_URL is set without'],
  ['an analyst of no database', { DATABASE_ANALYST_URL: 'postgres://db/x' }, 'DATABASE_ANALYST_URL is set without'],
  ['a short secret', { SECRET_KEY: 'short' }, 'SECRET_KEY must have at least 32'],
  ['an origin with a path', { PUBLIC_ORIGIN: 'https://a.example/b' }, 'PUBLIC_ORIGIN must be a scheme and a host'],
  ['an origin with a user', { PUBLIC_ORIGIN: 'https://me@a.example' }, 'PUBLIC_ORIGIN must be a scheme and a host'],
  ['an origin of another kind', { PUBLIC_ORIGIN: 'ftp://a.example' }, 'PUBLIC_ORIGIN must be a scheme and a host'],
  ['http in production', { ...production, PUBLIC_ORIGIN: 'http://a.example' }, 'PUBLIC_ORIGIN must be https'],
]

test.each(faulty)('%s is one fault that names its variable', (_, env, sentence) => {
  const read = readConfig(env)
  expect(read).toEqual({ kind: 'faulty', faults: [expect.stringContaining(sentence)] })
})

test('all faults are told at once, and none repeats a value', () => {
  const read = readConfig({
    NODE_ENV: 'production',
    PORT: 'canary',
    DATABASE_ANALYST_URL: 'canary',
    SECRET_KEY: 'canary',
  })
  if (read.kind !== 'faulty') throw new Error('it was accepted')
  for (const name of ['PORT', 'DATABASE_URL', 'DATABASE_ANALYST_URL', 'SECRET_KEY', 'PUBLIC_ORIGIN']) {
    expect(read.faults.some((fault) => fault.startsWith(`${name} `))).toBe(true)
  }
  expect(read.faults.join(' ')).not.toContain('canary')
})

test('what production needs is not needed elsewhere', () => {
  expect(readConfig({ PUBLIC_ORIGIN: 'http://127.0.0.1:3000' }).kind).toBe('config')
  const read = readConfig({ NODE_ENV: 'production' })
  expect(read.kind === 'faulty' && read.faults).toHaveLength(3)
})

test('health and metrics stay on this machine wherever the public is let in', () => {
  const read = readConfig({ HOST: '0.0.0.0', OPS_PORT: '9464' })
  expect(read).toMatchObject({ kind: 'config', config: { host: '0.0.0.0', opsHost: '127.0.0.1' } })
})

test.each(['0.0.0.0', '::', '::1', 'localhost', 'roundtable-1.internal'])('%s can be a host', (host) => {
  expect(readConfig({ HOST: host })).toMatchObject({ kind: 'config', config: { host } })
})

const proxies = ['loopback', ' uniquelocal , linklocal', '127.0.0.1', '10.0.0.0/8,::1', 'fd00::/7']

test.each(proxies)('%j names proxies, to the web server too', (value) => {
  expect(readConfig({ TRUSTED_PROXY: value })).toMatchObject({ kind: 'config', config: { trustedProxy: value } })
  expect(() => fastify({ trustProxy: value })).not.toThrow()
})

const noProxies = [
  '10.0.0.0/0',
  '10.0.0.0/33',
  '10.0.0.0/08',
  'fe80::1%eth0',
  'proxy.example',
  '1.2.3',
  '10.0.0.1,',
  '/8',
]

test.each(noProxies)('%j names no proxies', (value) => {
  expect(readConfig({ TRUSTED_PROXY: value }).kind).toBe('faulty')
})
