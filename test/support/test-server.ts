import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbedded } from '../../src/database/embedded.js'
import { stopServer } from '../../src/database/embedded-server.js'
import { clearDeadTenants, hasTenants } from '../../src/database/embedded-tenants.js'
import { migrate } from '../../src/database/migrate.js'

/** Addresses in the migrated template that every test database is copied from. */
export type Addresses = { readonly ownerUrl: string; readonly appUrl: string; readonly analystUrl: string }

export type TestServer = { readonly addresses: Addresses; readonly stop: () => Promise<void> }

/** One server a run: an embedded one that forgets, or the one that TEST_DATABASE_URL names, as a superuser. */
export async function startTestServer(): Promise<TestServer> {
  const given = process.env['TEST_DATABASE_URL']
  const { server, stop } = given ? await borrowServer(given) : await startEmbeddedServer()
  const template = `template_${randomBytes(4).toString('hex')}`
  await asAdmin(server.ownerUrl, [`create database ${template}`])
  const addresses = {
    ownerUrl: inDatabase(server.ownerUrl, template),
    appUrl: inDatabase(server.appUrl, template),
    analystUrl: inDatabase(server.analystUrl, template),
  }
  await migrate(addresses)
  const drop = () => dropAll(server.ownerUrl, template)
  return { addresses, stop: async () => (await drop(), await stop()) }
}

const prefix = 'roundtable-test-'
const youngest = 600_000

type Found = { readonly server: Addresses; readonly stop: () => Promise<void> }

async function startEmbeddedServer(): Promise<Found> {
  await removeOrphans()
  const folder = mkdtempSync(join(tmpdir(), prefix))
  const embedded = await startEmbedded(folder, { fsync: false })
  const stop = async () => {
    await embedded.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { server: embedded, stop }
}

/** Servers of runs that were killed. Young ones are left alone: they may be another run's, just starting. */
async function removeOrphans(): Promise<void> {
  const folders = readdirSync(tmpdir()).filter((name) => name.startsWith(prefix))
  for (const folder of folders.map((name) => join(tmpdir(), name))) {
    const made = statSync(folder, { throwIfNoEntry: false })
    // Another run may have ended, and taken its own away.
    if (!made || Date.now() - made.mtimeMs < youngest || !existsSync(join(folder, 'tenants'))) continue
    clearDeadTenants(folder)
    if (hasTenants(folder)) continue
    await stopServer(folder)
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Roles belong to the whole server: each run makes its own, so that two runs do not disturb each other. */
async function borrowServer(ownerUrl: string): Promise<Found> {
  const run = randomBytes(4).toString('hex')
  const password = randomBytes(16).toString('hex')
  const roles = [`test_app_${run}`, `test_analyst_${run}`] as const
  await asAdmin(
    ownerUrl,
    roles.map((role) => `create role ${role} login password '${password}'`),
  )
  const server = {
    ownerUrl,
    appUrl: asRole(ownerUrl, roles[0], password),
    analystUrl: asRole(ownerUrl, roles[1], password),
  }
  const stop = () =>
    asAdmin(
      ownerUrl,
      roles.map((role) => `drop role ${role}`),
    )
  return { server, stop }
}

/** The template, and what was made of it for all test files to copy. */
async function dropAll(ownerUrl: string, template: string): Promise<void> {
  const client = new pg.Client({ connectionString: inDatabase(ownerUrl, 'postgres') })
  await client.connect()
  const { rows } = await client.query<{ name: string }>(
    'select datname as name from pg_database where starts_with(datname, $1)',
    [template],
  )
  for (const { name } of rows) await client.query(`drop database ${name} with (force)`)
  await client.end()
}

export function nameOf(url: string): string {
  return new URL(url).pathname.slice(1)
}

export function inDatabase(url: string, database: string): string {
  const address = new URL(url)
  address.pathname = `/${database}`
  return address.href
}

function asRole(url: string, role: string, password: string): string {
  const address = new URL(url)
  address.username = role
  address.password = password
  return address.href
}

/** Runs statements one by one from the database `postgres`, since nobody can be inside the one that is copied. */
export async function asAdmin(url: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: inDatabase(url, 'postgres') })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}
