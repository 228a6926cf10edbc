import { openAccounts } from '../../src/account/accounts.js'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect } from '../../src/database/connect.js'
import { codeOf, newToken } from '../../src/response/token.js'
import { startEmbedded } from '../../src/database/embedded.js'
import { projectRoot } from '../../src/project-root.js'
import { buildApp } from '../../src/web/app.js'
import { openHouse } from '../../src/web/open-house.js'
import { sampleDatabase } from '../support/sample-database.js'
import { killServer, serverProcesses } from '../support/server-processes.js'
import { ask, canary, type Canary, everyFile, foundAmong, tracesOf } from './canary.js'

let folder: string
let program: ChildProcess
let origin: string
const said: Buffer[] = []

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'roundtable-test-canary-'))
  program = spawn(process.execPath, ['--import', 'tsx', join(projectRoot, 'src/server.ts')], {
    cwd: projectRoot,
    env: { PATH: process.env['PATH'], PORT: '0', DATA_DIR: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  origin = await announced()
})
afterAll(async () => {
  program.kill('SIGKILL')
  // Joins the server that the killed program left, to end it.
  await (await startEmbedded(join(folder, 'database'))).stop()
  rmSync(folder, { recursive: true, force: true })
})

function announced(): Promise<string> {
  return new Promise((resolve, reject) => {
    const take = (chunk: Buffer) => {
      said.push(chunk)
      const found = /http:\/\/[\d.]+:\d+/.exec(Buffer.concat(said).toString())
      if (found) resolve(found[0])
    }
    program.stdout!.on('data', take)
    program.stderr!.on('data', take)
    program.once('exit', () => reject(new Error(`The program did not start: ${Buffer.concat(said).toString()}`)))
  })
}

const home = '/en/consultations/countering-radicalization-violence'
const page = `${home}/questionnaire/1`
const review = `${home}/questionnaire/review`

/** Half fail validation, a quarter save and come back, and everybody tries to submit. */
async function respond(from: Canary, number: number): Promise<number> {
  await ask({ origin, path: page }, from)
  const answers = number % 2 === 0 ? 'a1=individual&a1=prefer_not' : 'a1=organization&a2=youth'
  await ask({ origin, path: page, body: `go=${number % 4 === 1 ? 'later' : 'next'}&${answers}` }, from)
  const cookie = `unfinished-crv=${[...from.secrets][0] ?? ''}`
  await ask({ origin, path: `${home}/questionnaire/saved` }, from, cookie)
  await ask({ origin, path: `${home}/resume`, body: `code=${[...from.secrets][0] ?? ''}` }, from)
  await ask({ origin, path: `${home}/nowhere-${from.query}` }, from, cookie)
  // With the database dead nobody got a cookie: the form then carries a token of its own.
  const own = from.secrets.size > 0 ? '' : `&token=${codeOf(newToken())}`
  const body = `go=submit&version=1&locale=en&a1=individual&h1=Answer+${number}${own}`
  const { status } = await ask({ origin, path: review, body }, from, cookie)
  await ask({ origin, path: `${home}/receipt` }, from, cookie)
  return status
}

const canaries = Array.from({ length: 60 }, (_, number) => canary(number))

test('of sixty people who answer, fail or meet a dead database, nothing that names them is written anywhere', async () => {
  const statuses = await Promise.all(canaries.slice(0, 45).map(respond))
  expect(new Set(statuses)).toEqual(new Set([303]))

  const database = join(folder, 'database')
  const server = await startEmbedded(database)
  await killServer(await serverProcesses(server.ownerUrl))
  const failed = await Promise.all(canaries.slice(45).map((each, index) => respond(each, index + 45)))
  expect(new Set(failed)).toEqual(new Set([503]))
  const back = await startEmbedded(database)
  program.kill('SIGTERM')
  await once(program, 'exit')
  await Promise.all([server.stop(), back.stop()])

  const places = [...said, ...everyFile(folder)]
  // What is looked through is what the answers are in.
  expect(places.some((place) => place.includes('Answer 7'))).toBe(true)
  expect(Buffer.concat(said).toString()).toContain('a request failed')
  expect(canaries.filter(({ secrets }) => secrets.size > 0).length).toBeGreaterThan(40)
  expect(foundAmong(canaries, places)).toEqual([])
})

test('the same search finds every one of them where a program writes its requests down', async () => {
  const fresh = await sampleDatabase()
  const db = connect(fresh.appUrl)
  const house = await openHouse({
    db,
    url: fresh.appUrl,
    analystUrl: fresh.analystUrl,
    now: () => new Date(),
    sample: true,
    onFault: () => undefined,
  })
  const lines: Buffer[] = []
  const log = pino(new Writable({ write: (chunk: Buffer, _, done) => (lines.push(Buffer.from(chunk)), done()) }))
  const app = await buildApp(
    house,
    openAccounts({ db, secretKey: 'of no use elsewhere', now: () => new Date(), sample: true }),
    log,
  )
  app.addHook('onRequest', async ({ ip, url, headers }) => log.info({ ip, url, headers }))
  const leaky = await app.listen({ port: 0, host: '127.0.0.1' })
  const people = Array.from({ length: 60 }, (_, number) => canary(number))
  await Promise.all(people.map((each) => ask({ origin: leaky, path: page }, each)))
  const found = foundAmong(people, lines)
  const traces = people.flatMap((each) => tracesOf(each).filter((trace) => lines.some((line) => line.includes(trace))))
  await app.close()
  await house.close()
  await db.destroy()
  await fresh.drop()
  expect(found).toHaveLength(60)
  // Each by the address, by every header, and by the query.
  expect(traces).toHaveLength(60 * 7)
})

test('the search finds a token in whatever form it is written', () => {
  const kept = { ...canary(1), secrets: new Set(['0123456789ABCDEFGHJKMNPQRS']) }
  for (const trace of tracesOf(kept)) {
    const place = Buffer.concat([Buffer.from('before'), trace, Buffer.from('after')])
    expect(foundAmong([kept], [place])).toEqual([kept.address])
  }
  expect(foundAmong([kept], [Buffer.from('127.77.1.29')])).toEqual([])
})
