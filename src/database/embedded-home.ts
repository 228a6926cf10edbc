import { createHash } from 'node:crypto'
import { existsSync, lstatSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { nobody } from './embedded-account.js'
import { isAlive } from './start-lock.js'

const socketPathLimit = 107
/** Only a part of the socket's name: nothing listens on the network. */
export const port = 5432

export const dataFolder = (home: string): string => join(home, 'pg18')
export const logFile = (home: string): string => join(home, 'postgres.log')
/** Names the account that made the data, which alone can use it. */
export const accountFile = (home: string): string => join(home, 'account')

/** Says everything, for what an address leaves out is taken from PGPORT, PGSSLMODE and their like. */
export function embeddedUrl(socket: string, role: string, database = 'roundtable'): string {
  return `postgresql://${role}@localhost:${port}/${database}?host=${encodeURIComponent(socket)}&sslmode=disable`
}

/** The data's own folder, or a short private one where the path would be longer than a socket may have. */
export function socketFolderFor(home: string): string {
  const fits = Buffer.byteLength(join(home, `.s.PGSQL.${port}.lock`)) <= socketPathLimit
  if (fits) return home
  const short = join(tmpdir(), `roundtable-${createHash('sha256').update(home).digest('hex').slice(0, 16)}`)
  mkdirSync(short, { recursive: true, mode: 0o700 })
  refuseForeign(short)
  return short
}

/** Whoever owns the folder of a socket can put another server in its place, and its name can be foreseen. */
function refuseForeign(folder: string): void {
  const { uid, mode } = lstatSync(folder)
  const self = process.getuid?.()
  const own = uid === self || (self === 0 && uid === nobody)
  if (!own || (mode & 0o777) !== 0o700) throw new Error(`${folder} is not this user's alone. Delete it.`)
}

export function removeSocketFolder(home: string): void {
  const socket = socketFolderFor(home)
  if (socket !== home) rmSync(socket, { recursive: true, force: true })
}

export function hasData(home: string): boolean {
  return existsSync(join(dataFolder(home), 'PG_VERSION'))
}

/** Left behind by a server that was killed, too. */
export function hasPidFile(home: string): boolean {
  return existsSync(pidFile(home))
}

/** The postmaster of this folder, when one runs. */
export function serverPid(home: string): number | undefined {
  if (!hasPidFile(home)) return undefined
  const pid = Number.parseInt(readFileSync(pidFile(home), 'utf8'), 10)
  return Number.isInteger(pid) && isAlive(pid) ? pid : undefined
}

function pidFile(home: string): string {
  return join(dataFolder(home), 'postmaster.pid')
}
