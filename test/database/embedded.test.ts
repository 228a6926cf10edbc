import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { connect } from '../../src/database/connect.js'
import { startEmbedded } from '../../src/database/embedded.js'
import { serverPid } from '../../src/database/embedded-home.js'
import { stopServer } from '../../src/database/embedded-server.js'
import { isAlive } from '../../src/database/start-lock.js'

let folder: string
const children: ChildProcess[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'roundtable-test-embedded-'))
})

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  await stopServer(folder)
  rmSync(folder, { recursive: true, force: true })
})

test('processes that start at once share one server, and the last one out stops it', async () => {
  const users = [useServer(), useServer(), useServer()]
  await Promise.all(users.map(ready))
  const pid = serverPid(folder)!
  expect(isAlive(pid)).toBe(true)
  await leave(users[0]!)
  await leave(users[1]!)
  expect(serverPid(folder)).toBe(pid)
  await leave(users[2]!)
  expect(isAlive(pid)).toBe(false)
})

test('what a killed process leaves running is used again, and stopped by its new user', async () => {
  const user = useServer()
  await ready(user)
  const pid = serverPid(folder)!
  user.kill('SIGKILL')
  await once(user, 'exit')
  expect(isAlive(pid)).toBe(true)
  const again = await startEmbedded(folder)
  expect(serverPid(folder)).toBe(pid)
  await again.stop()
  expect(isAlive(pid)).toBe(false)
})

test('data outlives the server, killed or stopped', async () => {
  const first = await startEmbedded(folder, { fsync: false })
  await run(first.ownerUrl, `create table kept as select 'word' as word`)
  process.kill(serverPid(folder)!, 'SIGKILL')
  await expect.poll(() => serverPid(folder)).toBeUndefined()
  const second = await startEmbedded(folder, { fsync: false })
  expect(await run(second.ownerUrl, 'select word from kept')).toEqual([{ word: 'word' }])
  await Promise.all([first.stop(), second.stop()])
})

test('a start that was interrupted, and the lock of a dead process, are no obstacle', async () => {
  mkdirSync(join(folder, 'pg18.unready'))
  writeFileSync(join(folder, 'pg18.unready', 'PG_VERSION'), '18\n')
  writeFileSync(join(folder, 'start.lock'), String(deadPid()))
  const embedded = await startEmbedded(folder, { fsync: false })
  expect(await run(embedded.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }])
  await embedded.stop()
})

test('what the environment says of other servers does not reach this one', async () => {
  for (const [name, value] of Object.entries({
    PGPORT: '1',
    PGHOST: 'nowhere',
    PGSSLMODE: 'require',
    PGUSER: 'nobody',
  })) {
    vi.stubEnv(name, value)
  }
  const embedded = await startEmbedded(folder, { fsync: false })
  expect(await run(embedded.appUrl, 'select current_user::text as me')).toEqual([{ me: 'roundtable_app' }])
  await embedded.stop()
  vi.unstubAllEnvs()
})

test.runIf(process.getuid?.() === 0)('a way that fails leaves nothing in the way of the next', async () => {
  const path = mkdtempSync(join(tmpdir(), 'roundtable-test-path-'))
  const real = execFileSync('which', ['unshare'], { encoding: 'utf8' }).trim()
  // A namespace that can make data but not run the server.
  const script = `#!/bin/sh\ncase "$*" in *initdb*) exec ${real} "$@";; *) exit 1;; esac\n`
  writeFileSync(join(path, 'unshare'), script, { mode: 0o755 })
  vi.stubEnv('PATH', `${path}:${process.env['PATH']}`)
  const embedded = await startEmbedded(folder, { fsync: false })
  expect(readFileSync(join(folder, 'account'), 'utf8')).toBe('reduced-privileges')
  expect(await run(embedded.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }])
  await embedded.stop()
  vi.unstubAllEnvs()
  rmSync(path, { recursive: true })
})

test('a path longer than a socket may have is served from a short one', async () => {
  const long = join(folder, 'a-folder-with-a-long-name-'.repeat(8))
  const embedded = await startEmbedded(long, { fsync: false })
  expect(await run(embedded.appUrl, 'select current_user::text as me')).toEqual([{ me: 'roundtable_app' }])
  const socket = new URL(embedded.appUrl).searchParams.get('host')!
  expect(statSync(socket).mode & 0o777).toBe(0o700)
  await embedded.stop()
  expect(existsSync(socket)).toBe(false)
  mkdirSync(socket, { mode: 0o755 })
  await expect(startEmbedded(long, { fsync: false })).rejects.toThrow(`${socket} is not this user's alone`)
  rmSync(socket, { recursive: true })
})

test.runIf(process.getuid?.() === 0)('root without user namespaces runs it with reduced privileges', async () => {
  writeFileSync(join(folder, 'account'), 'reduced-privileges')
  const embedded = await startEmbedded(folder, { fsync: false })
  expect(await run(embedded.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }])
  expect(statSync(join(folder, 'pg18')).uid).toBe(65534)
  await embedded.stop()
})

test('the log of the server repeats nothing that was asked of it', async () => {
  const embedded = await startEmbedded(folder, { fsync: false })
  const faulty = [
    `select '{"b1": "canary words' :: jsonb`,
    `insert into nowhere values ('canary words')`,
    `do $$ begin raise exception 'refused'; end $$ -- canary words`,
  ]
  for (const statement of faulty) await expect(run(embedded.appUrl, statement)).rejects.toThrow()
  const log = readFileSync(join(folder, 'postgres.log'), 'utf8')
  expect(log).toContain('refused')
  expect(log).not.toContain('canary')
  await embedded.stop()
})

test('durability is on unless it was given up', async () => {
  const embedded = await startEmbedded(folder)
  const found = await run(
    embedded.ownerUrl,
    `select name, setting from pg_settings
     where name in ('fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums', 'track_commit_timestamp', 'listen_addresses')
     order by name`,
  )
  expect(found).toEqual([
    { name: 'data_checksums', setting: 'on' },
    { name: 'fsync', setting: 'on' },
    { name: 'full_page_writes', setting: 'on' },
    { name: 'listen_addresses', setting: '' },
    { name: 'synchronous_commit', setting: 'on' },
    { name: 'track_commit_timestamp', setting: 'off' },
  ])
  await embedded.stop()
})

function useServer(): ChildProcess {
  const script = join(import.meta.dirname, '../support/embedded-user.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', script, folder], { stdio: ['pipe', 'pipe', 'inherit'] })
  children.push(child)
  return child
}

async function ready(user: ChildProcess): Promise<void> {
  await once(user.stdout!, 'data')
}

async function leave(user: ChildProcess): Promise<void> {
  user.stdin!.end()
  await once(user, 'exit')
}

async function run(url: string, statement: string): Promise<readonly unknown[]> {
  const db = connect(url, { max: 1 })
  try {
    return (await sql.raw(statement).execute(db)).rows
  } finally {
    await db.destroy()
  }
}

/** The highest number that the system gives is not given while so few processes run. */
function deadPid(): number {
  return 2 ** 22 - 1
}
