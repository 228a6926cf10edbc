import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import { asAdmin, inDatabase, type Addresses } from './test-server.js'

export type FreshDatabase = Addresses & { drop(): Promise<void> }

/** A database of the caller's own: migrated, empty, its roles granted. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const server = inject('testServer')
  const template = new URL(server.ownerUrl).pathname.slice(1)
  const name = `test_${randomBytes(6).toString('hex')}`
  await asAdmin(server.ownerUrl, [`create database ${name} template ${template}`])
  return {
    ownerUrl: inDatabase(server.ownerUrl, name),
    appUrl: inDatabase(server.appUrl, name),
    analystUrl: inDatabase(server.analystUrl, name),
    drop: () => asAdmin(server.ownerUrl, [`drop database ${name} with (force)`]),
  }
}
