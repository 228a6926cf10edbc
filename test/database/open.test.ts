import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase, serverFault } from '../../src/database/open.js'
import { freshDatabase, type FreshDatabase } from '../support/database.js'

let fresh: FreshDatabase

beforeAll(async () => {
  fresh = await freshDatabase()
})

afterAll(() => fresh.drop())

const dataDir = 'unused'

test('one address serves for every role when it may make tables', async () => {
  const { ownerUrl } = fresh
  const opened = await openDatabase({ databaseUrl: ownerUrl, dataDir })
  expect(opened).toMatchObject({ ownerUrl, appUrl: ownerUrl, analystUrl: ownerUrl })
})

test('an app role is not taken for the owner', async () => {
  const { appUrl, analystUrl, ownerUrl } = fresh
  expect((await openDatabase({ databaseUrl: appUrl, dataDir })).ownerUrl).toBeUndefined()
  const choice = { databaseUrl: appUrl, databaseOwnerUrl: ownerUrl, databaseAnalystUrl: analystUrl, dataDir }
  expect(await openDatabase(choice)).toMatchObject({ ownerUrl, appUrl, analystUrl })
})

test('a server too old, or that cannot hold every character, is refused with a sentence', () => {
  expect(serverFault({ version: 150_018, encoding: 'UTF8' })).toBeUndefined()
  expect(serverFault({ version: 140_022, encoding: 'UTF8' })).toContain('PostgreSQL 14')
  expect(serverFault({ version: 180_004, encoding: 'SQL_ASCII' })).toContain('SQL_ASCII')
})
