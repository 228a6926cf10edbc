import pg from 'pg'
import { inject } from 'vitest'
import type { Day } from '../../src/consultation/consultation.js'
import { torontoDay } from '../../src/consultation/toronto.js'
import { connect } from '../../src/database/connect.js'
import { loadSamples } from '../../src/revision/samples.js'
import { copyOf, type FreshDatabase } from './database.js'
import { inDatabase, nameOf } from './test-server.js'

/** A database of the caller's own, with the samples as loaded today. They are told once a run, and copied from then on. */
export async function sampleDatabase(): Promise<FreshDatabase> {
  return copyOf(await sampleTemplate(torontoDay(new Date())))
}

/** The first who wants it makes it; whoever comes meanwhile, from any process, waits. */
async function sampleTemplate(today: Day): Promise<string> {
  const { ownerUrl } = inject('testServer')
  const empty = nameOf(ownerUrl)
  const name = `${empty}_samples_${today.replaceAll('-', '_')}`
  const admin = new pg.Client({ connectionString: inDatabase(ownerUrl, 'postgres') })
  await admin.connect()
  try {
    await admin.query('select pg_advisory_lock(hashtext($1))', [name])
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [name])
    if (rowCount === 0) await make(admin, { name, empty, today })
  } finally {
    await admin.end()
  }
  return name
}

type Making = { readonly name: string; readonly empty: string; readonly today: Day }

/** Named when it is whole: what was broken off in the middle is begun again. */
async function make(admin: pg.Client, { name, empty, today }: Making): Promise<void> {
  const draft = `${name}_draft`
  await admin.query(`drop database if exists ${draft} with (force)`)
  await admin.query(`create database ${draft} template ${empty}`)
  const db = connect(inDatabase(inject('testServer').ownerUrl, draft), { max: 1, queryTimeout: 0 })
  await loadSamples({ db, today })
  await db.destroy()
  await admin.query(`alter database ${draft} rename to ${name}`)
}
