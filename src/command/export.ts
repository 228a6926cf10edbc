import { pipeline } from 'node:stream/promises'
import { loadPublished } from '../consultation/publication-store.js'
import type { Published } from '../consultation/publication.js'
import { connect, type Database } from '../database/connect.js'
import type { OpenedDatabase } from '../database/open.js'
import { exportCsv } from '../export/export.js'
import { extractBody } from '../export/extract-deed.js'
import { type ExtractFile, extractFiles, planExtract, type Extract } from '../export/extract.js'
import { countMixed, countSelected } from '../export/mixed-store.js'
import { parameterNames, type ParameterName, type Parameters, readParameters } from '../export/parameters.js'
import { recordDeeds } from '../history/history-store.js'
import type { JsonObject } from '../questionnaire/change.js'
import { countWaiting } from '../response/mixing-store.js'
import type { Command, Io } from './command.js'
import { configOrFaults } from './config-or-faults.js'
import { readOptions } from './options.js'
import { withDatabase } from './with-database.js'

export const exportResponses: Command = {
  name: 'export',
  usage:
    'export     --consultation ID [--file responses|open-text] [--version N|all] [--separator ,|;] [--labels en|fr] [--bom 0|1] ' +
    '[--from YYYY-Www] [--to YYYY-Www] [--language en|fr] [--text 0|1] [--questions ID,ID]: print mixed responses as CSV.',
  async run(args, io) {
    const asked = readAsked(args)
    if (typeof asked === 'string') {
      io.err(asked)
      return 2
    }
    const config = configOrFaults(io)
    if (!config) return 1
    return withDatabase(config, (database) => print(database, asked, io))
  },
}

type Asked = { readonly consultation: string; readonly file: ExtractFile; readonly parameters: Parameters }

const rules: { readonly [name in ParameterName]: string } = {
  version: 'must be a number or "all".',
  separator: 'must be "," or ";".',
  labels: 'must be "en" or "fr".',
  bom: 'must be 0 or 1.',
  from: 'must be an ISO week, such as 2026-W48.',
  to: 'must be an ISO week, such as 2026-W48, and not before --from.',
  language: 'must be "en" or "fr".',
  text: 'must be 0 or 1.',
  questions: 'must be ids of questions, separated by commas.',
}

/** What the arguments ask for, or the sentence that says what is wrong with them. */
function readAsked(args: readonly string[]): Asked | string {
  const option = { type: 'string' } as const
  const options = Object.fromEntries(['consultation', 'file', ...parameterNames].map((name) => [name, option]))
  const values = readOptions(args, options)
  if (typeof values === 'string') return values
  const { consultation, file: wanted = 'responses', ...given } = values as { readonly [name: string]: string }
  if (!consultation) return 'export needs --consultation.'
  const file = extractFiles.find((each) => each === wanted)
  if (!file) return '--file must be "responses" or "open-text".'
  const read = readParameters(Object.fromEntries(Object.entries(given).map(([name, value]) => [name, [value]])))
  if (read.kind === 'faulty') return read.faults.map((name) => `--${name} ${rules[name]}`).join('\n')
  return { consultation, file, parameters: read.parameters }
}

async function print({ analystUrl, appUrl }: OpenedDatabase, asked: Asked, io: Io): Promise<0 | 1> {
  const db = connect(analystUrl, { max: 1 })
  try {
    const extract = extractOf(await loadPublished(db), asked)
    if (typeof extract === 'string') {
      io.err(extract)
      return 1
    }
    // Told before anything leaves: an extract that breaks off has left too.
    const responses = countSelected(await countMixed(db, extract.consultation), extract)
    await tellHistory(appUrl, extract.consultation, extractBody(extract, asked.parameters, responses))
    await pipeline(await exportCsv(analystUrl, extract), io.stdout, { end: false })
    await tellWaiting(db, extract.consultation, io)
    return 0
  } finally {
    await db.destroy()
  }
}

/** What to export, or the sentence that says why there is no such thing. */
function extractOf(published: readonly Published[], { consultation, file, parameters }: Asked): Extract | string {
  const found = published.find(({ consultation: { id, slug } }) => [id, slug.en, slug.fr].includes(consultation))
  if (!found) return `There is no consultation "${consultation}".`
  const planned = planExtract(found, file, parameters)
  switch (planned.kind) {
    case 'extract':
      return planned.extract
    case 'nothing-published':
      return 'No version is published yet.'
    case 'faulty':
      return planned.faults.includes('version')
        ? `There is no version ${parameters.version}.`
        : `Of the questions ${parameters.questions.join(', ')}, not all were asked.`
  }
}

async function tellHistory(appUrl: string, consultation: string, body: JsonObject): Promise<void> {
  const deed = { kind: 'extract-taken', actor: 'program', at: new Date(), body }
  const db = connect(appUrl, { max: 1 })
  try {
    await db.transaction().execute((trx) => recordDeeds(trx, consultation, [deed]))
  } finally {
    await db.destroy()
  }
}

async function tellWaiting(db: Database, consultation: string, { err }: Io): Promise<void> {
  const waiting = await countWaiting(db, consultation)
  if (waiting > 0) err(`${waiting} more in the inbox, not mixed yet: they leave it as others come, or when it closes.`)
}
