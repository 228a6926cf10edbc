import { prepareSchema } from '../database/open.js'
import { databaseCommand } from './database-command.js'
import { jsonFlag } from './json-flag.js'

export const migrate = databaseCommand({
  name: 'migrate',
  usage: 'migrate    [--json]: bring the schema of the database up to date, by DATABASE_OWNER_URL.',
  read: (args) => {
    const json = jsonFlag(args)
    return json === undefined ? 'migrate takes nothing but --json.' : { json }
  },
  async run({ json }, { database, io }) {
    const migrated = await prepareSchema(database)
    if (json) io.out(JSON.stringify({ migrated }))
    else for (const name of migrated) io.out(name)
    if (migrated.length === 0) io.err('The schema is up to date.')
    return 0
  },
})
