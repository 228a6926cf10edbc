import type { Config } from '../config.js'
import type { OpenedDatabase } from '../database/open.js'
import type { Command, Io } from './command.js'
import { configOrFaults } from './config-or-faults.js'
import { withDatabase } from './with-database.js'

type DatabaseCommand<Asked extends object> = Pick<Command, 'name' | 'usage'> & {
  /** What the arguments ask for, or the sentence that says what is wrong with them. */
  read(args: readonly string[]): Asked | string
  /** Why it is not done as things are configured, if it is not. */
  fault?(config: Config): string | undefined
  run(asked: Asked, place: Place): Promise<0 | 1>
}

/** Where a command is run: on which database, as configured how. */
export type Place = { readonly database: OpenedDatabase; readonly config: Config; readonly io: Io }

/** A command on the configured database, which is opened once its arguments and its configuration are sound. */
export function databaseCommand<Asked extends object>(command: DatabaseCommand<Asked>): Command {
  const { name, usage, read, fault, run } = command
  return {
    name,
    usage,
    async run(args, io) {
      const asked = read(args)
      if (typeof asked === 'string') {
        io.err(asked)
        return 2
      }
      const config = configOrFaults(io)
      if (!config) return 1
      const unfit = fault?.(config)
      if (unfit !== undefined) {
        io.err(unfit)
        return 1
      }
      return withDatabase(config, (database) => run(asked, { database, config, io }))
    },
  }
}
