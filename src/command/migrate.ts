import { prepareSchema } from '../database/open.js'
import type { Command } from './command.js'
import { configOrFaults } from './config-or-faults.js'
import { jsonFlag } from './json-flag.js'
import { withDatabase } from './with-database.js'

export const migrate: Command = {
  name: 'migrate',
  usage: 'migrate    [--json]: bring the schema of the database up to date, by DATABASE_OWNER_URL.',
  async run(args, io) {
    const json = jsonFlag(args)
    if (json === undefined) {
      io.err('migrate takes nothing but --json.')
      return 2
    }
    const config = configOrFaults(io)
    if (!config) return 1
    const migrated = await withDatabase(config, prepareSchema)
    if (json) io.out(JSON.stringify({ migrated }))
    else for (const name of migrated) io.out(name)
    if (migrated.length === 0) io.err('The schema is up to date.')
    return 0
  },
}
