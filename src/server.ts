import { type Config, readConfig } from './config.js'
import { loadSamples } from './revision/samples.js'
import { torontoDay } from './consultation/toronto.js'
import { connect, type Database } from './database/connect.js'
import { openDatabase, type OpenedDatabase, prepareSchema } from './database/open.js'
import { openLog, tellable } from './log.js'
import { buildApp } from './web/app.js'
import { openHouse } from './web/open-house.js'
import { buildOps } from './web/ops.js'

type App = Awaited<ReturnType<typeof buildApp>>

/** What was opened last is closed first. */
type Closers = (() => Promise<void>)[]

await main()

async function main(): Promise<void> {
  const read = readConfig(process.env)
  if (read.kind === 'faulty') {
    for (const fault of read.faults) process.stderr.write(`${fault}\n`)
    process.exitCode = 1
    return
  }
  const closers: Closers = []
  const started = serve(read.config, closers)
  closeOnSignals(closers, started)
  try {
    await started
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
    await closeAll(closers)
  }
}

async function serve(config: Config, closers: Closers): Promise<void> {
  const database = await openDatabase(config)
  closers.push(() => database.stop())
  await prepareSchema(database)
  const isSample = config.databaseUrl === undefined
  if (isSample) await loadSamplesOnce(database)
  const app = await openApp(config, database, closers)
  await app.listen({ port: config.port, host: config.host })
  closers.push(() => app.close())
  announce(app, isSample)
}

async function loadSamplesOnce({ ownerUrl, appUrl }: OpenedDatabase): Promise<void> {
  const db = connect(ownerUrl ?? appUrl, { max: 1, queryTimeout: 0 })
  try {
    await loadSamples({ db, today: torontoDay(new Date()) })
  } finally {
    await db.destroy()
  }
}

async function openApp(config: Config, { appUrl }: OpenedDatabase, closers: Closers): Promise<App> {
  const log = openLog({ level: config.production ? 'info' : 'warn' })
  const db = connect(appUrl)
  closers.push(() => db.destroy())
  const house = await openHouse({
    db,
    url: appUrl,
    now: () => new Date(),
    publicOrigin: config.publicOrigin,
    trustedProxy: config.trustedProxy,
    sample: config.databaseUrl === undefined,
    onFault: (fault) => log.error(tellable(fault), 'a round in the background failed'),
  })
  closers.push(() => house.close())
  await openOps(config, db, closers)
  return buildApp(house, log)
}

async function openOps({ opsPort, host }: Config, db: Database, closers: Closers): Promise<void> {
  if (opsPort === undefined) return
  const ops = buildOps({ isReady: () => isReachable(db) })
  await ops.listen({ port: opsPort, host })
  closers.push(() => ops.close())
}

async function isReachable(db: Database): Promise<boolean> {
  try {
    await db.selectFrom('consultation').select('id').limit(1).execute()
    return true
  } catch {
    return false
  }
}

function announce(app: App, isSample: boolean): void {
  process.stdout.write(`Roundtable · Table ronde: ${app.listeningOrigin}/\n`)
  if (isSample)
    process.stdout.write('Sample consultations, in a database of its own: for trying out, not for real responses.\n')
}

/** A signal amid starting waits for the start: a database that is half begun cannot be ended well. */
function closeOnSignals(closers: Closers, started: Promise<void>): void {
  let closing = false
  const close = () => {
    // A second signal says that the first took too long.
    if (closing) process.exit(1)
    closing = true
    void Promise.allSettled([started])
      .then(() => closeAll(closers))
      .finally(() => process.exit())
  }
  process.on('SIGTERM', close)
  process.on('SIGINT', close)
}

/** One that fails keeps none of the others open. */
async function closeAll(closers: Closers): Promise<void> {
  for (const close of closers.toReversed()) {
    try {
      await close()
    } catch (error) {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
      process.exitCode = 1
    }
  }
}
