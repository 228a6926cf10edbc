import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded, type Embedded } from '../../src/database/embedded.js'
import { serverPid } from '../../src/database/embedded-home.js'
import { isAlive } from '../../src/database/start-lock.js'
import { killServer, serverProcesses } from './server-processes.js'

export type OwnServer = Embedded & {
  readonly folder: string
  /** Of the postmaster; undefined when it is down. */
  pid(): number | undefined
  /** Every process of it stands still until thawed. */
  freeze(): Promise<void>
  thaw(): void
  /** Kills every process of it with -9, and waits until they are gone. `startEmbedded(folder)` brings it back. */
  kill(): Promise<void>
  /** Thaws, stops and forgets it. */
  remove(): Promise<void>
}

/** A server for one test file alone, which may be killed and frozen without harm to the others. It loses nothing when killed. */
export async function startOwnServer(): Promise<OwnServer> {
  const folder = mkdtempSync(join(tmpdir(), 'roundtable-test-own-'))
  const embedded = await startEmbedded(folder, { fsync: false })
  const pid = () => serverPid(folder)
  let frozen: readonly number[] = []
  const thaw = () => {
    for (const each of frozen.filter(isAlive)) process.kill(each, 'SIGCONT')
    frozen = []
  }
  return {
    ...embedded,
    folder,
    pid,
    freeze: async () => {
      frozen = await serverProcesses(embedded.ownerUrl)
      for (const each of frozen.filter(isAlive)) process.kill(each, 'SIGSTOP')
    },
    thaw,
    kill: async () => killServer(await serverProcesses(embedded.ownerUrl)),
    remove: async () => {
      thaw()
      await embedded.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
