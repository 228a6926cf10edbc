import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { extendConsultation } from '../../src/consultation/consultation-store.js'
import { dayAfter, torontoDay } from '../../src/consultation/toronto.js'
import { connect } from '../../src/database/connect.js'
import { type Embedded, startEmbedded } from '../../src/database/embedded.js'
import { killServer, serverProcesses } from './server-processes.js'
import { faultsIn, readStored } from './stored.js'
import { buildProgram, type Program, startProgram } from './program.js'
import { newLedger, startSubmitters, submitOne } from './submitters.js'

const kills = process.env['LONG'] ? 20 : 5
const profile = '/en/consultations/countering-radicalization-violence'
const ledger = newLedger()
let dataDir: string
let database: Embedded
let program: Program

beforeAll(async () => {
  await buildProgram()
  dataDir = mkdtempSync(join(tmpdir(), 'roundtable-faults-'))
  program = await startProgram(dataDir)
  database = await startEmbedded(join(dataDir, 'database'))
})
afterAll(async () => {
  if (program.running) await program.end('SIGTERM')
  await database.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

const faults = async () => faultsIn(await readStored(database.ownerUrl), ledger)

test(
  `killed ${kills} times under load, the program has every acknowledged submission once`,
  { timeout: 300_000 },
  async () => {
    for (let killed = 0; killed < kills; killed++) {
      const before = ledger.acknowledged.size
      const submitters = startSubmitters(program.origin, ledger)
      await sleep(300 + Math.random() * 700)
      await program.end('SIGKILL')
      await submitters.stop()
      expect(ledger.acknowledged.size).toBeGreaterThan(before)
      program = await startProgram(dataDir)
      expect(await faults()).toEqual([])
    }
  },
)

test(
  'every process of PostgreSQL killed, the program says so, lives on and works again',
  { timeout: 120_000 },
  async () => {
    const { pid } = program
    for (let killed = 0; killed < 2; killed++) {
      const submitters = startSubmitters(program.origin, ledger)
      await sleep(500)
      await killServer(await serverProcesses(database.ownerUrl))
      await sleep(1500)
      const meanwhile = await submitOne(program.origin, ledger)
      expect([meanwhile.status, meanwhile.headers.get('retry-after')]).toEqual([503, '5'])
      database = await startEmbedded(join(dataDir, 'database'))
      await sleep(1000)
      await submitters.stop()
      expect(submitters.statuses.get(303)).toBeGreaterThan(0)
      // Connections that died in the pool may each fail once more.
      await expect.poll(async () => (await submitOne(program.origin, ledger)).status, { timeout: 15_000 }).toBe(303)
      expect(await faults()).toEqual([])
    }
    expect([program.running, program.pid]).toEqual([true, pid])
  },
)

test(
  'asked to end, the program answers what is under way and ends within ten seconds',
  { timeout: 60_000 },
  async () => {
    const processes = await serverProcesses(database.ownerUrl)
    for (const each of processes) process.kill(each, 'SIGSTOP')
    const underWay = Array.from({ length: 20 }, () => submitOne(program.origin, ledger))
    await sleep(500)
    const start = performance.now()
    const ended = program.end('SIGTERM')
    await sleep(500)
    for (const each of processes) process.kill(each, 'SIGCONT')
    expect((await Promise.all(underWay)).map(({ status }) => status)).toEqual(Array(20).fill(303))
    expect(await ended).toBe(0)
    expect(performance.now() - start).toBeLessThan(10_000)
    program = await startProgram(dataDir)
    const submitters = startSubmitters(program.origin, ledger)
    await sleep(500)
    expect(await program.end('SIGTERM')).toBe(0)
    await submitters.stop()
    program = await startProgram(dataDir)
    expect(await faults()).toEqual([])
  },
)

test(
  'two programs on one database both serve, mix once, and both learn of an extension',
  { timeout: 60_000 },
  async () => {
    const second = await startProgram(dataDir)
    const crowds = [program, second].map(({ origin }) => startSubmitters(origin, ledger, 4))
    await sleep(3000)
    for (const { stop, statuses } of crowds) {
      await stop()
      expect([...statuses.keys()]).toEqual([303])
    }
    // Rows are moved, not copied: a mixing done twice would show as a double.
    expect(await faults()).toEqual([])
    const day = await extend()
    for (const { origin } of [program, second]) {
      const shows = async () => (await (await fetch(origin + profile)).text()).includes(day)
      await expect.poll(shows, { timeout: 5000 }).toBe(true)
    }
    await second.end('SIGTERM')
  },
)

/** Says a day that no page could show before. */
async function extend(): Promise<string> {
  const db = connect(database.ownerUrl, { max: 1 })
  const today = torontoDay(new Date())
  const to = dayAfter(today, 400)
  const notice = { en: `Open until ${to}`, fr: `Ouvert jusqu’au ${to}` }
  await db.transaction().execute((trx) => extendConsultation(trx, 'crv', { announcedOn: today, to, notice }))
  await db.destroy()
  return to
}
