import { loadSamples } from '../revision/samples.js'
import { torontoDay } from '../consultation/toronto.js'
import { connect } from '../database/connect.js'
import { prepareSchema, type OpenedDatabase } from '../database/open.js'
import type { Command } from './command.js'
import { configOrFaults } from './config-or-faults.js'
import { jsonFlag } from './json-flag.js'
import { withDatabase } from './with-database.js'

export const sample: Command = {
  name: 'sample',
  usage: 'sample     [--json]: load the sample consultations into an empty embedded database.',
  async run(args, io) {
    const json = jsonFlag(args)
    if (json === undefined) {
      io.err('sample takes nothing but --json.')
      return 2
    }
    const config = configOrFaults(io)
    if (!config) return 1
    if (config.databaseUrl !== undefined) {
      io.err('The samples are for the embedded database only: unset DATABASE_URL.')
      return 1
    }
    const loaded = await withDatabase(config, load)
    if (json) io.out(JSON.stringify({ loaded }))
    else for (const id of loaded) io.out(id)
    if (loaded.length === 0) io.err('The database has consultations already: nothing was loaded.')
    return 0
  },
}

async function load(database: OpenedDatabase): Promise<readonly string[]> {
  await prepareSchema(database)
  const db = connect(database.ownerUrl ?? database.appUrl, { max: 1, queryTimeout: 0 })
  try {
    return await loadSamples({ db, today: torontoDay(new Date()) })
  } finally {
    await db.destroy()
  }
}
