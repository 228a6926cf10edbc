import { randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { isAlive } from './start-lock.js'

// Files, not connections, say who uses the server: a server may drop every connection, and the last one out must still know.

/** A new name for one user of the server: `<pid>.<random>`. */
export function tenantFile(home: string): string {
  return join(folderOf(home), `${process.pid}.${randomUUID().slice(0, 8)}`)
}

export function hasTenants(home: string): boolean {
  return readdirSync(folderOf(home)).length > 0
}

/** Forgets the users whose process is gone. */
export function clearDeadTenants(home: string): void {
  const dead = readdirSync(folderOf(home)).filter((name) => !isAlive(Number.parseInt(name, 10)))
  for (const name of dead) rmSync(join(folderOf(home), name), { force: true })
}

function folderOf(home: string): string {
  const folder = join(home, 'tenants')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return folder
}
