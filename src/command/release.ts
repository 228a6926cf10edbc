import { isCalled } from '../consultation/naming.js'
import { loadPublished } from '../consultation/publication-store.js'
import { torontoDay } from '../consultation/toronto.js'
import { makeRelease, type Made, type Release } from '../results/release-store.js'
import type { Io } from './command.js'
import { databaseCommand } from './database-command.js'
import { readOptions } from './options.js'
import { withConnection } from './with-connection.js'

export const release = databaseCommand({
  name: 'release',
  usage:
    'release    --consultation ID [--demographic QUESTION] [--json]: make the public tables and the public file of a closed ' +
    'consultation, of all responses that no earlier release counted.',
  read: readAsked,
  run: ({ consultation, demographic, json }, { database: { appUrl, analystUrl }, io }) =>
    withConnection(appUrl, { max: 2, queryTimeout: 60_000 }, (db) =>
      withConnection(analystUrl, { max: 1 }, async (analyst) => {
        const published = (await loadPublished(db)).find((each) => isCalled(consultation, each.consultation))
        const at = new Date()
        const releasing = published && { published, today: torontoDay(at), by: 'program', at, demographic }
        const made = releasing && (await makeRelease({ db, analyst, analystUrl }, releasing))
        if (made?.kind === 'made') return tell(made.release, json, io)
        io.err(made ? reasons[made.kind] : `There is no consultation "${consultation}".`)
        return 1
      }),
    ),
})

type Asked = { readonly consultation: string; readonly demographic: string | undefined; readonly json: boolean }

/** What the arguments ask for, or the sentence that says what is wrong with them. */
function readAsked(args: readonly string[]): Asked | string {
  const text = { type: 'string' } as const
  const values = readOptions(args, { consultation: text, demographic: text, json: { type: 'boolean', default: false } })
  if (typeof values === 'string') return values
  const { consultation, demographic, json } = values
  return consultation === undefined ? 'release needs --consultation.' : { consultation, demographic, json }
}

function tell({ number, tables }: Release, json: boolean, { out }: Io): 0 {
  const told = { release: number, responses: tables.responses, tables: tables.tables.length }
  const sentence = `Release ${number}, of ${told.responses} responses: ${told.tables} tables by group.`
  out(json ? JSON.stringify(told) : sentence)
  return 0
}

const reasons: { readonly [kind in Exclude<Made['kind'], 'made'>]: string } = {
  'not-closed': 'The consultation is not closed: nothing is released while it is open.',
  'not-mixed': 'Some responses wait to be mixed: run mix --all, or try again in a minute.',
  'nothing-new': 'Every response was counted by an earlier release.',
  'too-few': 'There are fewer than 20 responses: their tables would tell of single people.',
  'unfit-demographic': 'That question has no groups that are large enough, or does not identify.',
  'made-meanwhile': 'Somebody else made a release just now.',
}
