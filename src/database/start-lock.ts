import { randomUUID } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const patience = { tries: 1200, pause: 50 }

/** One process at a time starts or stops the server of a folder; the lock of a dead process is taken over. */
export async function acquireStartLock(folder: string): Promise<() => void> {
  const lock = join(folder, 'start.lock')
  for (let tried = 0; tried < patience.tries; tried++) {
    if (take(lock)) return () => rmSync(lock, { force: true })
    removeIfDead(lock)
    await sleep(patience.pause)
  }
  throw new Error(`Another process has been starting the database for a minute. If none is, delete ${lock}.`)
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errorCode(error) === 'EPERM'
  }
}

/** Linked, not written: the lock appears with its owner's number already in it. */
function take(lock: string): boolean {
  const own = `${lock}.${randomUUID()}`
  writeFileSync(own, String(process.pid))
  try {
    linkSync(own, lock)
    return true
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error
    return false
  } finally {
    rmSync(own, { force: true })
  }
}

/** Renamed before it is judged, so that of two who find it dead only one removes it, and never a successor's. */
function removeIfDead(lock: string): void {
  if (ownerOf(lock) === 'alive') return
  const taken = `${lock}.${randomUUID()}`
  try {
    renameSync(lock, taken)
    if (ownerOf(taken) === 'alive') linkSync(taken, lock)
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes(errorCode(error))) throw error
  } finally {
    rmSync(taken, { force: true })
  }
}

function ownerOf(lock: string): 'alive' | 'dead' {
  try {
    return isAlive(Number(readFileSync(lock, 'utf8'))) ? 'alive' : 'dead'
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error
    return 'alive'
  }
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
