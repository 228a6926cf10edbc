import { findConsultations } from '../consultation/consultation-store.js'
import { isCalled } from '../consultation/naming.js'
import { torontoDay } from '../consultation/toronto.js'
import type { Database } from '../database/connect.js'
import { prepareSchema, type OpenedDatabase } from '../database/open.js'
import { type Made, makeResponses } from '../synthetic/make-responses.js'
import { loadAllSamples } from '../synthetic/all-samples.js'
import { secretKeyIn } from '../secret-key.js'
import type { Io } from './command.js'
import { databaseCommand } from './database-command.js'
import { readOptions } from './options.js'
import { withConnection } from './with-connection.js'

export const sample = databaseCommand({
  name: 'sample',
  usage:
    'sample     [--responses N] [--consultation SLUG] [--seed N] [--json]: load the sample consultations into an empty ' +
    'embedded database, or make responses up.',
  read: readAsked,
  fault: ({ databaseUrl }) =>
    databaseUrl === undefined ? undefined : 'The samples are for the embedded database only: unset DATABASE_URL.',
  async run(asked, { database, config, io }) {
    const secretKey = config.secretKey ?? secretKeyIn(config.dataDir)
    const { loaded, made } = await load(database, { ...asked, secretKey })
    const fault = made && made.kind !== 'made' ? faultOf(made.kind, asked.consultation) : undefined
    if (fault !== undefined) io.err(fault)
    else report(io, { loaded, made, json: asked.json })
    return fault === undefined ? 0 : 1
  },
})

type Asked = {
  /** Undefined: only the samples, with the responses that go with them. */
  readonly responses: number | undefined
  /** Its id, or its slug in either language. */
  readonly consultation: string
  readonly seed: number
  readonly json: boolean
}

const options = {
  responses: { type: 'string' },
  consultation: { type: 'string', default: 'cjs' },
  seed: { type: 'string', default: '1' },
  json: { type: 'boolean', default: false },
} as const

/** More would be one transaction of many minutes. */
const mostResponses = 1_000_000

/** What the arguments ask for, or the sentence that says what is wrong with them. */
function readAsked(args: readonly string[]): Asked | string {
  const values = readOptions(args, options)
  if (typeof values === 'string') return values
  const { consultation, json, responses } = values
  const [count, seed] = [responses, values.seed].map((typed) => (/^\d{1,9}$/.test(typed ?? '') ? Number(typed) : NaN))
  if (Number.isNaN(seed)) return '--seed must be a whole number.'
  if (responses === undefined) return { responses, consultation, seed: seed!, json }
  if (!(count! >= 1 && count! <= mostResponses)) return `--responses must be a number from 1 to ${mostResponses}.`
  return { responses: count, consultation, seed: seed!, json }
}

type Loaded = { readonly loaded: readonly string[]; readonly made: Made | undefined }

type Load = Asked & { readonly secretKey: string }

async function load(database: OpenedDatabase, { responses, consultation, seed, secretKey }: Load): Promise<Loaded> {
  await prepareSchema(database)
  const url = database.ownerUrl ?? database.appUrl
  const today = torontoDay(new Date())
  return withConnection(url, { max: 1, queryTimeout: 0 }, async (db) => {
    const loaded = await loadAllSamples({ db, url, today, secretKey })
    if (responses === undefined) return { loaded, made: undefined }
    const id = await findId(db, consultation)
    return { loaded, made: await makeResponses(db, { consultation: id, responses, seed, today }) }
  })
}

async function findId(db: Database, wanted: string): Promise<string> {
  return (await findConsultations(db)).find((each) => isCalled(wanted, each))?.id ?? wanted
}

function faultOf(kind: Exclude<Made['kind'], 'made'>, consultation: string): string {
  switch (kind) {
    case 'no-consultation':
      return `There is no consultation "${consultation}".`
    case 'nothing-published':
      return 'No version is published yet: nobody could have answered.'
    case 'not-open-yet':
      return 'The consultation has not opened yet: nobody could have answered.'
    case 'real-responses':
      return `"${consultation}" holds responses that people gave: made-up ones are never put among them.`
  }
}

function report(io: Io, { loaded, made, json }: Loaded & { readonly json: boolean }): void {
  const summary = made?.kind === 'made' ? made.summary : undefined
  if (json) return io.out(JSON.stringify({ loaded, ...(summary && { made: summary }) }))
  for (const id of loaded) io.out(id)
  if (summary) io.out(`${summary.responses} responses made up. Each page of the consultation now says so.`)
  else if (loaded.length === 0) io.err('The database has consultations already: nothing was loaded.')
}
