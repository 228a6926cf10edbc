import { pipeline } from 'node:stream/promises'
import { loadPublished } from '../consultation/publication-store.js'
import type { Published } from '../consultation/publication.js'
import { connect, type Database } from '../database/connect.js'
import type { OpenedDatabase } from '../database/open.js'
import { separators } from '../export/csv-text.js'
import { exportCsv, type Extract } from '../export/export.js'
import { recordDeeds } from '../history/history-store.js'
import { locales } from '../questionnaire/questionnaire.js'
import { countWaiting } from '../response/mixing-store.js'
import type { Command, Io } from './command.js'
import { configOrFaults } from './config-or-faults.js'
import { readOptions } from './options.js'
import { withDatabase } from './with-database.js'

export const exportResponses: Command = {
  name: 'export',
  usage:
    'export     --consultation ID [--version N|all] [--separator ,|;] [--labels en|fr] [--bom 0|1]: print mixed responses as CSV.',
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

type Asked = Pick<Extract, 'separator' | 'labels' | 'bom'> & {
  readonly consultation: string
  readonly version: number | undefined
}

/** What the arguments ask for, or the sentence that says what is wrong with them. */
function readAsked(args: readonly string[]): Asked | string {
  const option = { type: 'string' } as const
  const options = { consultation: option, version: option, separator: option, labels: option, bom: option }
  const read = readOptions(args, options)
  if (typeof read === 'string') return read
  const { consultation, version = 'all', separator = ',', labels, bom = '1' } = read
  const knownSeparator = separators.find((each) => each === separator)
  const knownLocale = locales.find((each) => each === labels)
  if (!consultation) return 'export needs --consultation.'
  if (version !== 'all' && !/^[1-9]\d{0,8}$/.test(version)) return '--version must be a number or "all".'
  if (!knownSeparator) return '--separator must be "," or ";".'
  if (labels !== undefined && !knownLocale) return '--labels must be "en" or "fr".'
  if (bom !== '0' && bom !== '1') return '--bom must be 0 or 1.'
  return {
    consultation,
    version: version === 'all' ? undefined : Number(version),
    separator: knownSeparator,
    labels: knownLocale,
    bom: bom === '1',
  }
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
    await tellHistory(appUrl, extract)
    await pipeline(await exportCsv(analystUrl, extract), io.stdout, { end: false })
    await tellWaiting(db, extract.consultation, io)
    return 0
  } finally {
    await db.destroy()
  }
}

/** What to export, or the sentence that says why there is no such thing. */
function extractOf(published: readonly Published[], { version, ...asked }: Asked): Extract | string {
  const found = published.find(({ consultation: { id, slug } }) => [id, slug.en, slug.fr].includes(asked.consultation))
  if (!found) return `There is no consultation "${asked.consultation}".`
  const versions = found.versions.filter(({ number }) => version === undefined || number === version)
  if (versions.length === 0) return version ? `There is no version ${version}.` : 'No version is published yet.'
  return { ...asked, consultation: found.consultation.id, versions }
}

async function tellHistory(appUrl: string, { consultation, versions }: Extract): Promise<void> {
  const body = { versions: versions.map(({ number }) => number) }
  const deed = { kind: 'responses-exported', actor: 'program', at: new Date(), body }
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
