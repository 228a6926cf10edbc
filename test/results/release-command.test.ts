import { Writable } from 'node:stream'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { release } from '../../src/command/release.js'
import { createConsultation } from '../../src/consultation/consultation-store.js'
import { publishVersion } from '../../src/consultation/version-store.js'
import { connect, type Database } from '../../src/database/connect.js'
import { villagers, villages } from '../report/villages.js'
import { freshDatabase, type FreshDatabase } from '../support/database.js'
import { wells } from '../support/wells.js'

let fresh: FreshDatabase
let owner: Database

beforeAll(async () => {
  fresh = await freshDatabase()
  owner = connect(fresh.ownerUrl, { max: 1 })
  await owner.transaction().execute(async (trx) => {
    await createConsultation(trx, wells)
    await publishVersion(trx, 'wells', { ...villages, id: 'wells' }, '2026-05-04')
  })
  const answers = villagers(2, 200).map((each) => JSON.stringify(each.answers))
  await sql`
    insert into response (id, consultation, version, language, notice_version, answers, received_week)
    select gen_random_uuid(), 'wells', 1, 'en', 1, answers, '2026-W20' from unnest(${answers}::jsonb[]) as answers`.execute(
    owner,
  )
})
afterAll(async () => {
  await owner.destroy()
  await fresh.drop()
})

async function run(...args: readonly string[]) {
  const env = {
    DATABASE_URL: fresh.appUrl,
    DATABASE_OWNER_URL: fresh.ownerUrl,
    DATABASE_ANALYST_URL: fresh.analystUrl,
  }
  const out: string[] = []
  const err: string[] = []
  const stdout = new Writable({ write: (_chunk, _encoding, done) => done() })
  const code = await release.run(args, { env, stdout, out: (line) => out.push(line), err: (line) => err.push(line) })
  return { code, out, err }
}

test('the command line makes a release, and says why there is none', async () => {
  expect(await run()).toMatchObject({ code: 2 })
  expect(await run('--consultation', 'lake')).toMatchObject({ code: 1, err: ['There is no consultation "lake".'] })
  expect((await run('--consultation', 'wells', '--demographic', 'road')).err[0]).toContain('does not identify')
  const made = await run('--consultation', 'deuxieme-puits', '--json')
  expect([made.code, JSON.parse(made.out[0]!)]).toEqual([0, expect.objectContaining({ release: 1, responses: 200 })])
  expect((await run('--consultation', 'wells')).err).toEqual(['Every response was counted by an earlier release.'])
})
