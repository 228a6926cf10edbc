import { join } from 'node:path'
import { openAccounts } from './account/accounts.js'
import { sampleEmails, samplePassword } from './account/sample-people.js'
import { keepTidying } from './account/tidying.js'
import { closeAll, type Closers, closeOnSignals } from './closing.js'
import { type Config, readConfig } from './config.js'
import { torontoDay } from './consultation/toronto.js'
import { connect, type Database } from './database/connect.js'
import { openDatabase, type OpenedDatabase, prepareSchema } from './database/open.js'
import { listeningFaults } from './listening.js'
import { openLog, tellable } from './log.js'
import type { Send } from './mail/letter.js'
import { keepMailing } from './mail/mailing.js'
import type { Digest } from './mail/notice-store.js'
import { folderPost, smtpPost } from './mail/post.js'
import { secretKeyIn } from './secret-key.js'
import { loadAllSamples } from './synthetic/all-samples.js'
import { address } from './web/address.js'
import { buildApp } from './web/app.js'
import { openHouse } from './web/open-house.js'
import { digestLetter } from './web/staff/letters.js'
import { buildOps } from './web/ops.js'

type App = Awaited<ReturnType<typeof buildApp>>

await main()

async function main(): Promise<void> {
  const read = readConfig(process.env)
  if (read.kind === 'faulty') return refuseToStart(read.faults)
  const faults = await listeningFaults(read.config)
  if (faults.length > 0) return refuseToStart(faults)
  const closers: Closers = []
  const started = serve(read.config, closers)
  closeOnSignals(closers, started)
  try {
    await started
  } catch (error) {
    refuseToStart([error instanceof Error ? error.message : String(error)])
    await closeAll(closers)
  }
}

function refuseToStart(faults: readonly string[]): void {
  for (const fault of faults) process.stderr.write(`${fault}\n`)
  process.exitCode = 1
}

async function serve(config: Config, closers: Closers): Promise<void> {
  const database = await openDatabase(config)
  closers.push(() => database.stop())
  await prepareSchema(database)
  const isSample = config.databaseUrl === undefined
  const secretKey = config.secretKey ?? secretKeyIn(config.dataDir)
  if (isSample) await loadSamplesOnce(database, secretKey)
  const app = await openApp(config, database, { secretKey, closers })
  await app.listen({ port: config.port, host: config.host })
  closers.push(() => app.close())
  announce(app)
  if (isSample) announceSamples(app, samplePassword(secretKey))
}

async function loadSamplesOnce({ ownerUrl, appUrl }: OpenedDatabase, secretKey: string): Promise<void> {
  const url = ownerUrl ?? appUrl
  const db = connect(url, { max: 1, queryTimeout: 0 })
  const patience = setTimeout(() => process.stdout.write('Making the samples, this once…\n'), 2000)
  try {
    await loadAllSamples({ db, url, today: torontoDay(new Date()), secretKey })
  } finally {
    clearTimeout(patience)
    await db.destroy()
  }
}

type AppOptions = { readonly secretKey: string; readonly closers: Closers }

async function openApp(
  config: Config,
  { appUrl, analystUrl }: OpenedDatabase,
  { secretKey, closers }: AppOptions,
): Promise<App> {
  const log = openLog({ level: config.production ? 'info' : 'warn' })
  const onFault = (fault: unknown) => log.error(tellable(fault), 'a round in the background failed')
  const db = connect(appUrl)
  closers.push(() => db.destroy())
  const now = () => new Date()
  const { publicOrigin, trustedProxy } = config
  const sample = config.databaseUrl === undefined
  const house = await openHouse({ db, url: appUrl, analystUrl, now, publicOrigin, trustedProxy, sample, onFault })
  closers.push(() => house.close())
  const accounts = openAccounts({ db, secretKey, now, publicOrigin, sample, oidc: config.oidc })
  await openOps(config, db, closers)
  const app = await buildApp(house, accounts, log)
  // After the pages are built, which is one long turn: a connection asked for before it would come too late.
  closers.push(keepTidying({ db, now, onFault }))
  openMail(config, {
    appUrl,
    closers,
    digest: digestLetter(house.words, () => publicOrigin ?? app.listeningOrigin),
    onFault,
  })
  return app
}

type MailOptions = {
  readonly appUrl: string
  readonly closers: Closers
  readonly digest: Digest
  readonly onFault: (fault: unknown) => void
}

/** Without a mail server, letters wait in the database; those of the samples are written where they can be looked at. */
function openMail(config: Config, { appUrl, closers, digest, onFault }: MailOptions): void {
  const send = postOf(config)
  if (!send) {
    process.stderr.write('SMTP_URL is not set: mail waits in the database until it is.\n')
    return
  }
  const db = connect(appUrl, { max: 1, queryTimeout: 30_000 })
  closers.push(() => db.destroy())
  closers.push(keepMailing({ db, send, digest, now: () => new Date(), onFault }))
}

function postOf({ smtpUrl, mailFrom, publicOrigin, databaseUrl, dataDir }: Config): Send | undefined {
  const host = new URL(publicOrigin ?? 'http://localhost').hostname
  const from = mailFrom ?? `Roundtable · Table ronde <no-reply@${host}>`
  if (smtpUrl !== undefined) return smtpPost(smtpUrl, { from })
  if (databaseUrl !== undefined) return undefined
  const print = (line: string) => void process.stdout.write(`${line}\n`)
  return folderPost({ folder: join(dataDir, 'mail'), print, from })
}

async function openOps({ opsPort, opsHost }: Config, db: Database, closers: Closers): Promise<void> {
  if (opsPort === undefined) return
  const ops = buildOps({ isReady: () => isReachable(db) })
  await ops.listen({ port: opsPort, host: opsHost })
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

function announce(app: App): void {
  process.stdout.write(`Roundtable · Table ronde: ${app.listeningOrigin}/\n`)
}

function announceSamples(app: App, password: string): void {
  const { listeningOrigin: origin } = app
  const lines = [
    'Sample consultations, in a database of its own: for trying out, not for real responses.',
    `Sign in:   ${origin}${address.signIn('en')}   ${origin}${address.signIn('fr')}`,
    ...sampleEmails.map((email) => `           ${email}`),
    `Password:  ${password}   (of all of them)`,
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}
