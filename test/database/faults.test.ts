import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect, type Database } from '../../src/database/connect.js'
import { startEmbedded } from '../../src/database/embedded.js'
import { isAlive } from '../../src/database/start-lock.js'
import { projectRoot } from '../../src/project-root.js'
import { startOwnServer, type OwnServer } from '../support/own-server.js'
import { startStopwatch } from '../support/stopwatch.js'

// An error that nobody hears would end this process, and vitest would report it: surviving is part of every test here.

const longestAnswer = 6000

let server: OwnServer
let db: Database

beforeAll(async () => {
  server = await startOwnServer()
  db = connect(server.ownerUrl, { max: 8 })
})

afterAll(async () => {
  await db.destroy()
  await server.remove()
})

test('a backend killed inside a transaction fails that transaction alone', async () => {
  await sql`create table kept (word text)`.execute(db)
  const act = db.transaction().execute(async (trx) => {
    await sql`insert into kept values ('half')`.execute(trx)
    const backend = await backendOf(trx)
    process.kill(backend, 'SIGKILL')
    await noticed([backend])
    await sql`insert into kept values ('whole')`.execute(trx)
  })
  await expect(act).rejects.toThrow()
  await recovered()
  expect((await sql`select * from kept`.execute(db)).rows).toEqual([])
})

test('an idle connection may be killed unnoticed', async () => {
  const pid = await backendOf(db)
  await noticed(await terminateOthers())
  expect(await backendOf(db)).not.toBe(pid)
})

test('storms of terminated connections leave a pool that works', async () => {
  let stop = false
  let failed = 0
  let done = 0
  const worker = async () => {
    while (!stop) {
      const turn = db.transaction().execute((trx) => sql`select pg_sleep(0.005)`.execute(trx))
      await turn.then(
        () => done++,
        () => failed++,
      )
    }
  }
  const workers = Array.from({ length: 16 }, worker)
  for (let storm = 0; storm < 30; storm++) {
    await terminateOthers()
    const before = done
    await expect.poll(() => done, { interval: 5 }).toBeGreaterThan(before)
  }
  stop = true
  await Promise.all(workers)
  expect(failed).toBeGreaterThan(0)
  await recovered()
})

test('a frozen server gives errors in time, to transactions too, and works again once thawed', async () => {
  const frozen = db.transaction().execute(async (trx) => {
    await sql`select 1`.execute(trx)
    await server.freeze()
    await sql`select 1`.execute(trx)
  })
  const inUse = await timed(frozen)
  const inPool = await timed(Promise.all(Array.from({ length: 20 }, () => sql`select 1`.execute(db))))
  const fresh = connect(server.ownerUrl)
  const unconnected = await timed(sql`select 1`.execute(fresh))
  server.thaw()
  for (const { outcome, took } of [inUse, inPool, unconnected]) {
    expect(outcome).toBe('failed')
    expect(took).toBeLessThan(longestAnswer)
  }
  await recovered()
  await fresh.destroy()
})

test('a frozen server does not hold up the end of the program', async () => {
  const script = `
    import { sql } from 'kysely'
    import { connect } from './src/database/connect.ts'
    const db = connect(process.argv[1], { queryTimeout: 0 })
    await Promise.all([1, 2, 3].map(() => sql\`select pg_sleep(0.1)\`.execute(db)))
    const busy = sql\`select pg_sleep(60)\`.execute(db).catch((error) => console.log('busy', error.message))
    process.stdout.write('ready')
    process.stdin.once('data', async () => {
      await db.destroy()
      await busy
      process.stdin.destroy()
    })`
  const program = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script, server.ownerUrl], {
    cwd: projectRoot,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  await once(program.stdout, 'data')
  await server.freeze()
  program.stdin.write('end')
  const { outcome, took } = await timed(once(program, 'exit'))
  server.thaw()
  expect(outcome).toBe('done')
  expect(program.exitCode).toBe(0)
  expect(took).toBeLessThan(longestAnswer)
  await recovered()
})

test('a server killed whole comes back with all that was committed, and the pool with it', async () => {
  await sql`insert into kept values ('committed')`.execute(db)
  await server.kill()
  await expect(sql`select 1`.execute(db)).rejects.toThrow()
  const again = await startEmbedded(server.folder, { fsync: false })
  await recovered()
  expect((await sql`select * from kept`.execute(db)).rows).toEqual([{ word: 'committed' }])
  await again.stop()
  expect(server.pid()).toBeDefined()
})

test('who finds every connection taken is told so in time', async () => {
  const narrow = connect(server.ownerUrl, { max: 1 })
  let release = () => {}
  const taken = narrow.connection().execute(() => new Promise<void>((resolve) => (release = resolve)))
  const { outcome, took } = await timed(sql`select 1`.execute(narrow))
  expect(outcome).toBe('failed')
  expect(took).toBeLessThan(longestAnswer)
  release()
  await taken
  await sql`select 1`.execute(narrow)
  await narrow.destroy()
})

test('a slow statement is ended by the server and leaves its connection usable', async () => {
  // Long, for between the server's patience and ours there must be time enough on a busy machine too.
  const narrow = connect(server.ownerUrl, { max: 1, queryTimeout: 6000 })
  const pid = await backendOf(narrow)
  await expect(sql`select pg_sleep(60)`.execute(narrow)).rejects.toThrow('statement timeout')
  expect(await backendOf(narrow)).toBe(pid)
  await narrow.destroy()
})

test('control: a plain pool does not survive a backend killed inside a transaction', () => {
  const script = `
    import pg from 'pg'
    const pool = new pg.Pool({ connectionString: ${JSON.stringify(server.ownerUrl)} })
    pool.on('error', () => {})
    const client = await pool.connect()
    const { rows } = await client.query('select pg_backend_pid() as pid')
    await pool.query('select pg_terminate_backend($1)', [rows[0].pid])
    setTimeout(() => process.exit(0), 2000)`
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
  expect(run.status).not.toBe(0)
  expect(run.stderr).toContain('terminating connection')
})

async function backendOf(on: Database): Promise<number> {
  const found = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(on)
  return found.rows[0]!.pid
}

/** The backends that it told to end. */
async function terminateOthers(): Promise<readonly number[]> {
  const admin = connect(server.ownerUrl, { max: 1 })
  const { rows } = await sql<{ pid: number }>`
    select pid, pg_terminate_backend(pid) from pg_stat_activity
    where backend_type = 'client backend' and pid <> pg_backend_pid()`.execute(admin)
  await admin.destroy()
  return rows.map(({ pid }) => pid)
}

/** Returns when these backends have ended and their clients here have been told. */
async function noticed(backends: readonly number[]): Promise<void> {
  await expect.poll(() => backends.filter(isAlive)).toEqual([])
  // One turn may read the last words of a connection, the next its end.
  for (let turn = 0; turn < 3; turn++) await nextTurn()
}

/** After a crash PostgreSQL recovers for a moment; then every connection of the pool must work. */
async function recovered(): Promise<void> {
  await expect.poll(() => timed(backendOf(db)).then(({ outcome }) => outcome)).toBe('done')
  await Promise.all(Array.from({ length: 20 }, () => sql`select 1`.execute(db)))
}

async function timed(act: Promise<unknown>): Promise<{ outcome: 'done' | 'failed'; took: number }> {
  const stopwatch = startStopwatch()
  const outcome = await act.then(
    () => 'done' as const,
    () => 'failed' as const,
  )
  return { outcome, took: stopwatch.stop() }
}
