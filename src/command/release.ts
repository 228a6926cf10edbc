import { loadPublished } from '../consultation/publication-store.js'
import { torontoDay } from '../consultation/toronto.js'
import { connect } from '../database/connect.js'
import type { OpenedDatabase } from '../database/open.js'
import { makeRelease, type Made } from '../results/release-store.js'
import type { Command, Io } from './command.js'
import { configOrFaults } from './config-or-faults.js'
import { readOptions } from './options.js'
import { withDatabase } from './with-database.js'

export const release: Command = {
  name: 'release',
  usage:
    'release    --consultation ID [--demographic QUESTION] [--json]: make the public tables and the public file of a closed ' +
    'consultation, of all responses that no earlier release counted.',
  async run(args, io) {
    const asked: Asked | string = readOptions(args, options)
    if (typeof asked === 'string' || asked.consultation === undefined) {
      io.err(typeof asked === 'string' ? asked : 'release needs --consultation.')
      return 2
    }
    const config = configOrFaults(io)
    if (!config) return 1
    const { consultation } = asked
    return withDatabase(config, (database) => make(database, { ...asked, consultation }, io))
  },
}

const options = {
  consultation: { type: 'string' },
  demographic: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const

type Asked = { readonly consultation?: string; readonly demographic?: string; readonly json: boolean }

async function make(
  { appUrl, analystUrl }: OpenedDatabase,
  { consultation, demographic, json }: Asked & { readonly consultation: string },
  io: Io,
): Promise<0 | 1> {
  const db = connect(appUrl, { max: 2, queryTimeout: 60_000 })
  const analyst = connect(analystUrl, { max: 1 })
  try {
    const published = (await loadPublished(db)).find(({ consultation: { id, slug } }) =>
      [id, slug.en, slug.fr].includes(consultation),
    )
    if (!published) {
      io.err(`There is no consultation "${consultation}".`)
      return 1
    }
    const at = new Date()
    const releasing = { published, today: torontoDay(at), by: 'program', at, demographic }
    const made = await makeRelease({ db, analyst, analystUrl }, releasing)
    if (made.kind !== 'made') {
      io.err(reasons[made.kind])
      return 1
    }
    const { number, tables } = made.release
    const told = { release: number, responses: tables.responses, tables: tables.tables.length }
    io.out(
      json
        ? JSON.stringify(told)
        : `Release ${number}, of ${told.responses} responses: ${told.tables} tables by group.`,
    )
    return 0
  } finally {
    await analyst.destroy()
    await db.destroy()
  }
}

const reasons: { readonly [kind in Exclude<Made['kind'], 'made'>]: string } = {
  'not-closed': 'The consultation is not closed: nothing is released while it is open.',
  'not-mixed': 'Some responses wait to be mixed: run mix --all, or try again in a minute.',
  'nothing-new': 'Every response was counted by an earlier release.',
  'too-few': 'There are fewer than 20 responses: their tables would tell of single people.',
  'unfit-demographic': 'That question has no groups that are large enough, or does not identify.',
  'made-meanwhile': 'Somebody else made a release just now.',
}
