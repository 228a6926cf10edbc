import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { embeddedUrl, removeSocketFolder, socketFolderFor } from './embedded-home.js'
import { prepareRoles } from './embedded-roles.js'
import { isRunning, startServer, stopServer, type EmbeddedOptions } from './embedded-server.js'
import { clearDeadTenants, hasTenants, tenantFile } from './embedded-tenants.js'
import { acquireStartLock } from './start-lock.js'

/** A PostgreSQL of our own, and the addresses by which its three roles reach its one database. */
export type Embedded = {
  readonly ownerUrl: string
  readonly appUrl: string
  readonly analystUrl: string
  /** Gives the server up; it ends when nobody else uses it. Close every connection first. */
  stop(): Promise<void>
}

/**
 * Starts the PostgreSQL that npm shipped, with its data under `folder`, or joins the one that already runs there: one left
 * behind by a killed process, or one that another process uses now. Throws a sentence for the operator when none can start.
 */
export async function startEmbedded(folder: string, options: EmbeddedOptions = {}): Promise<Embedded> {
  const home = resolve(folder)
  mkdirSync(home, { recursive: true, mode: 0o700 })
  const release = await acquireStartLock(home)
  try {
    clearDeadTenants(home)
    const socket = socketFolderFor(home)
    if (!(await isRunning(home, socket))) await startServer(home, socket, options)
    await prepareRoles(embeddedUrl(socket, 'roundtable_owner', 'postgres'))
    return tenancy(home, socket)
  } finally {
    release()
  }
}

function tenancy(home: string, socket: string): Embedded {
  const tenant = tenantFile(home)
  writeFileSync(tenant, '')
  return {
    ownerUrl: embeddedUrl(socket, 'roundtable_owner'),
    appUrl: embeddedUrl(socket, 'roundtable_app'),
    analystUrl: embeddedUrl(socket, 'roundtable_analyst'),
    stop: () => leave(home, tenant),
  }
}

async function leave(home: string, tenant: string): Promise<void> {
  const release = await acquireStartLock(home)
  try {
    rmSync(tenant, { force: true })
    clearDeadTenants(home)
    if (hasTenants(home)) return
    await stopServer(home)
    removeSocketFolder(home)
  } finally {
    release()
  }
}
