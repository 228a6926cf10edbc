import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, existsSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { accountsFor, type Account } from './embedded-account.js'
import { binaryFolder, environmentFor } from './embedded-binaries.js'
import { makeData } from './embedded-data.js'
import { accountFile, dataFolder, embeddedUrl, hasData, hasPidFile, logFile, port, serverPid } from './embedded-home.js'
import { isAlive } from './start-lock.js'

export type EmbeddedOptions = {
  /** False only where losing everything with the machine is harmless; a killed server loses nothing even so. */
  readonly fsync?: boolean
}

const pause = 25
const startTries = 1200
const stopTries = 400
const longestRecovery = 15_000

/** Whether a server runs here and answers; one that is recovering is waited for. */
export async function isRunning(home: string, socket: string): Promise<boolean> {
  const deadline = performance.now() + longestRecovery
  while (serverPid(home) && performance.now() < deadline) {
    if (await answers(socket)) return true
    await sleep(pause)
  }
  return false
}

/** What is started: with its data under `home`, and its socket in that folder. */
type Starting = { readonly home: string; readonly socket: string; readonly fsync: boolean }

/** Tries each way of not being root in turn, and remembers the one that worked with the data it made. */
export async function startServer(home: string, socket: string, { fsync = true }: EmbeddedOptions): Promise<void> {
  const faults: string[] = []
  for (const account of accountsFor(rememberedAccount(home))) {
    const fault = await startAs(account, { home, socket, fsync })
    if (!fault) return
    faults.push(`${account.name}: ${fault}`)
  }
  const reasons = faults.join('; ').replaceAll(/\s+/g, ' ')
  throw new Error(`The embedded PostgreSQL could not start. Set DATABASE_URL to use a server of your own. (${reasons})`)
}

/** What went wrong, if anything; then nothing is left of the attempt, for the next account could not use its data. */
async function startAs(account: Account, starting: Starting): Promise<string | undefined> {
  const { home, socket, fsync } = starting
  account.own(home)
  account.own(socket)
  const isNew = !hasData(home)
  const unmade = makeData(home, account, fsync)
  if (unmade) return unmade
  writeFileSync(accountFile(home), account.name)
  const fault = await launchPatiently(account, starting)
  if (fault && isNew) for (const made of [dataFolder(home), accountFile(home)]) rmSync(made, { recursive: true })
  return fault
}

/** Fast shutdown, waited for. */
export async function stopServer(home: string): Promise<void> {
  const pid = serverPid(home)
  if (!pid) return
  process.kill(pid, 'SIGINT')
  for (let tried = 0; tried < stopTries && isAlive(pid); tried++) await sleep(pause)
}

/** The children of a killed server linger for a moment, and no other may start until they are gone. */
async function launchPatiently(account: Account, starting: Starting): Promise<string | undefined> {
  const wasKilled = hasPidFile(starting.home)
  let fault = await launch(account, starting)
  for (let tried = 0; fault && wasKilled && tried < 5; tried++) {
    await sleep(500)
    fault = await launch(account, starting)
  }
  return fault
}

async function launch(account: Account, { home, socket, fsync }: Starting): Promise<string | undefined> {
  const settings = serverSettings(fsync).flatMap((setting) => ['-c', setting])
  const args = ['-D', dataFolder(home), '-k', socket, ...settings]
  const [command, wrapped] = account.wrap(join(binaryFolder(), 'postgres'), args)
  const log = openSync(logFile(home), 'a', 0o600)
  // Detached: Ctrl-C reaches the program alone, which can then finish its work before its database stops.
  const server = spawn(command, wrapped, {
    ...account.identity,
    cwd: '/',
    env: environmentFor(home),
    detached: true,
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  let ended: string | undefined
  server.once('error', (error) => (ended = error.message))
  server.once('exit', (code) => (ended ??= `it ended with code ${code}, see ${logFile(home)}`))
  for (let tried = 0; tried < startTries && ended === undefined; tried++) {
    if (hasPidFile(home) && (await answers(socket))) {
      server.unref()
      return undefined
    }
    await sleep(pause)
  }
  if (ended !== undefined) return ended
  server.kill('SIGQUIT')
  await once(server, 'exit')
  return `it did not answer within 30 seconds, see ${logFile(home)}`
}

/** The log may never hold an answer or say who came when: errors are terse, without statement, parameter or connection. */
function serverSettings(fsync: boolean): readonly string[] {
  return [
    `port=${port}`,
    'listen_addresses=',
    'unix_socket_permissions=0700',
    'max_connections=100',
    'log_error_verbosity=terse',
    'log_min_error_statement=panic',
    'log_parameter_max_length_on_error=0',
    'log_connections=off',
    'log_disconnections=off',
    'log_statement=none',
    'log_checkpoints=off',
    'track_commit_timestamp=off',
    ...(fsync ? [] : ['fsync=off', 'full_page_writes=off']),
  ]
}

async function answers(socket: string): Promise<boolean> {
  const client = new pg.Client({
    connectionString: embeddedUrl(socket, 'roundtable_owner', 'postgres'),
    connectionTimeoutMillis: 2000,
    query_timeout: 2000,
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await client.end()
  }
}

function rememberedAccount(home: string): string | undefined {
  return existsSync(accountFile(home)) ? readFileSync(accountFile(home), 'utf8').trim() : undefined
}
