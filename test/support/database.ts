import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import { asAdmin, inDatabase, type Addresses, nameOf } from './test-server.js'

export type FreshDatabase = Addresses & { drop(): Promise<void> }

/** A database of the caller's own: migrated, empty, its roles granted. */
export function freshDatabase(): Promise<FreshDatabase> {
  return copyOf(nameOf(inject('testServer').ownerUrl))
}

/** A database of the caller's own that holds what another does, in which nobody may be meanwhile. */
export async function copyOf(template: string): Promise<FreshDatabase> {
  const server = inject('testServer')
  const name = `test_${randomBytes(6).toString('hex')}`
  await asAdmin(server.ownerUrl, [`create database ${name} template ${template} strategy file_copy`])
  return {
    ownerUrl: inDatabase(server.ownerUrl, name),
    appUrl: inDatabase(server.appUrl, name),
    analystUrl: inDatabase(server.analystUrl, name),
    drop: () => asAdmin(server.ownerUrl, [`drop database ${name} with (force)`]),
  }
}
