import { mkdtempSync, rmSync } from 'node:fs'
import { connect as connectTo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { moveClosingDay } from '../../src/consultation/consultation-store.js'
import { dayAfter, torontoDay } from '../../src/consultation/toronto.js'
import { connect } from '../../src/database/connect.js'
import { type Embedded, startEmbedded } from '../../src/database/embedded.js'
import { killServer, serverProcesses } from '../support/server-processes.js'
import { faultsIn, readStored } from './stored.js'
import { buildProgram, type Program, runCommand, startProgram } from './program.js'
import { newLedger, startSubmitters, submitOne, type Submitters } from './submitters.js'
import { startStopwatch } from '../support/stopwatch.js'

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
      const submitters = startSubmitters(program.origin, ledger)
      await acknowledged(submitters)
      await sleep(Math.random() * 1000)
      await program.end('SIGKILL')
      await submitters.stop()
      program = await startProgram(dataDir)
      expect(await faults()).toEqual([])
    }
  },
)

test(
  'every process of PostgreSQL killed, the program says so, lives on and works again',
  { timeout: 300_000 },
  async () => {
    const { pid } = program
    for (let killed = 0; killed < 2; killed++) {
      const submitters = startSubmitters(program.origin, ledger)
      await acknowledged(submitters)
      await killServer(await serverProcesses(database.ownerUrl))
      await expect.poll(() => submitters.statuses.get(503) ?? 0).toBeGreaterThan(20)
      const meanwhile = await submitOne(program.origin, ledger)
      expect([meanwhile.status, meanwhile.headers.get('retry-after')]).toEqual([503, '5'])
      database = await startEmbedded(join(dataDir, 'database'))
      await acknowledged(submitters)
      await submitters.stop()
      expect(await faults()).toEqual([])
    }
    expect([program.running, program.pid]).toEqual([true, pid])
  },
)

test(
  'asked to end, the program answers what is under way and ends within ten seconds',
  { timeout: 120_000 },
  async () => {
    const processes = await serverProcesses(database.ownerUrl)
    for (const each of processes) process.kill(each, 'SIGSTOP')
    const underWay = Array.from({ length: 20 }, () => submitOne(program.origin, ledger))
    // Whoever asks after them is answered after they have been heard.
    for (let asked = 0; asked < 2; asked++) await (await fetch(program.origin)).arrayBuffer()
    const stopwatch = startStopwatch()
    const ended = program.end('SIGTERM')
    await refusing(program.origin)
    for (const each of processes) process.kill(each, 'SIGCONT')
    expect((await Promise.all(underWay)).map(({ status }) => status)).toEqual(Array(20).fill(303))
    expect(await ended).toBe(0)
    expect(stopwatch.stop()).toBeLessThan(10_000)
    program = await startProgram(dataDir)
    const submitters = startSubmitters(program.origin, ledger)
    await acknowledged(submitters)
    expect(await program.end('SIGTERM')).toBe(0)
    await submitters.stop()
    program = await startProgram(dataDir)
    expect(await faults()).toEqual([])
  },
)

test(
  'two programs on one database both serve, mix once, and both learn of an extension',
  { timeout: 120_000 },
  async () => {
    const second = await startProgram(dataDir)
    const crowds = [program, second].map(({ origin }) => startSubmitters(origin, ledger, 4))
    for (const crowd of crowds) await acknowledged(crowd, 200)
    for (const { stop, statuses } of crowds) {
      await stop()
      expect([...statuses.keys()]).toEqual([303])
    }
    // Rows are moved, not copied: a mixing done twice would show as a double.
    expect(await faults()).toEqual([])
    const day = await extend()
    for (const { origin } of [program, second]) {
      const shows = async () => (await (await fetch(origin + profile)).text()).includes(day)
      await expect.poll(shows).toBe(true)
    }
    await second.end('SIGTERM')
  },
)

test(
  'while the program serves, the command line lets out what waits and prints every acknowledged submission',
  { timeout: 120_000 },
  async () => {
    const submitters = startSubmitters(program.origin, ledger, 2)
    await acknowledged(submitters)
    const before = [...ledger.acknowledged]
    await runCommand(dataDir, 'mix', '--all')
    const csv = await runCommand(dataDir, 'export', '--consultation', 'crv')
    await submitters.stop()
    expect([...submitters.statuses.keys()]).toEqual([303])
    expect(before.filter((marker) => !csv.includes(`"${marker}"`))).toEqual([])
  },
)

/** Waits until so many more submissions have been acknowledged. */
async function acknowledged({ statuses }: Submitters, more = 1): Promise<void> {
  const before = statuses.get(303) ?? 0
  await expect.poll(() => statuses.get(303) ?? 0).toBeGreaterThanOrEqual(before + more)
}

/** Waits until a program that is asked to end takes no new connection. */
async function refusing(origin: string): Promise<void> {
  const { hostname, port } = new URL(origin)
  const connecting = () =>
    new Promise<string>((resolve) => {
      const socket = connectTo(Number(port), hostname)
      socket.once('connect', () => (socket.destroy(), resolve('taken')))
      socket.once('error', () => resolve('refused'))
    })
  await expect.poll(connecting, { interval: 10 }).toBe('refused')
}

/** Says a day that no page could show before. */
async function extend(): Promise<string> {
  const db = connect(database.ownerUrl, { max: 1 })
  const today = torontoDay(new Date())
  const to = dayAfter(today, 400)
  const notice = { en: `Open until ${to}`, fr: `Ouvert jusqu’au ${to}` }
  await db.transaction().execute((trx) => moveClosingDay(trx, 'crv', { announcedOn: today, to, notice }))
  await db.destroy()
  return to
}
