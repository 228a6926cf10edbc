import { pipeline } from 'node:stream/promises'
import { isCalled } from '../consultation/naming.js'
import { loadPublished } from '../consultation/publication-store.js'
import type { Published } from '../consultation/publication.js'
import type { Database } from '../database/connect.js'
import type { OpenedDatabase } from '../database/open.js'
import { planBundle } from '../export/bundle/plan-bundle.js'
import { exportCsv } from '../export/export.js'
import { extractBody } from '../export/extract-deed.js'
import { type PlannedExtract, planExtract } from '../export/extract.js'
import { countMixed, countSelected } from '../export/mixed-store.js'
import { recordDeeds } from '../history/history-store.js'
import type { JsonObject } from '../questionnaire/change.js'
import { countWaiting } from '../response/mixing-store.js'
import type { Io } from './command.js'
import { databaseCommand } from './database-command.js'
import { type Asked, readAsked } from './export-asked.js'
import { tellSmallest } from './tell-smallest.js'
import { withConnection } from './with-connection.js'
import { writeBundle } from './write-bundle.js'

export const exportResponses = databaseCommand({
  name: 'export',
  usage:
    'export     --consultation ID [--file responses|open-text | --bundle FILE [--destroy-by YYYY-MM-DD]] [--version N|all] ' +
    '[--separator ,|;] [--labels en|fr] [--bom 0|1] [--from YYYY-Www] [--to YYYY-Www] [--language en|fr] [--text 0|1] [--redacted 0|1] ' +
    '[--questions ID,ID]: print mixed responses as CSV, or write both files and all that explains them as one zip.',
  read: readAsked,
  run: (asked, { database, io }) =>
    withConnection(database.analystUrl, { max: 1 }, (db) => take({ ...database, db, io }, asked)),
})

type Taking = OpenedDatabase & { readonly db: Database; readonly io: Io }

async function take(taking: Taking, asked: Asked): Promise<0 | 1> {
  const { db, io } = taking
  const published = (await loadPublished(db)).find(({ consultation }) => isCalled(asked.consultation, consultation))
  if (published) await tellSmallest(db, published, asked.parameters.questions, io)
  const fault = published
    ? await (asked.bundle === undefined
        ? print(published, asked, taking)
        : write(published, asked.bundle, asked, taking))
    : `There is no consultation "${asked.consultation}".`
  if (fault !== undefined) io.err(fault)
  else await tellWaiting(db, published!.consultation.id, io)
  return fault === undefined ? 0 : 1
}

/** Undefined once it is done, or the sentence that says why there is no such thing. */
async function print(published: Published, asked: Asked, { db, analystUrl, appUrl, io }: Taking) {
  const planned = planExtract(published, asked.file, asked.parameters)
  if (planned.kind !== 'extract') return faultOf(planned, asked)
  const { extract } = planned
  // Told before anything leaves: an extract that breaks off has left too.
  const responses = countSelected(await countMixed(db, extract.consultation), extract)
  await tellHistory(appUrl, extract.consultation, extractBody(extract, asked.parameters, responses))
  await pipeline(await exportCsv(analystUrl, extract), io.stdout, { end: false })
  return undefined
}

/** As `print`. */
async function write(published: Published, file: string, asked: Asked, { analystUrl, appUrl }: Taking) {
  const planned = planBundle(published, asked.parameters, asked.destroyBy)
  if (planned.kind !== 'bundle') return faultOf(planned, asked)
  const { plan } = planned
  const before = (responses: number) => {
    const body = extractBody({ ...plan.responses, file: 'bundle' }, plan.parameters, responses)
    return tellHistory(appUrl, published.consultation.id, body)
  }
  await writeBundle(analystUrl, plan, { file, before })
  return undefined
}

function faultOf(planned: Exclude<PlannedExtract, { kind: 'extract' }>, { parameters }: Asked): string {
  switch (planned.kind) {
    case 'nothing-published':
      return 'No version is published yet.'
    case 'faulty':
      return planned.faults.includes('version')
        ? `There is no version ${parameters.version}.`
        : `Of the questions ${parameters.questions.join(', ')}, not all were asked.`
  }
}

async function tellHistory(appUrl: string, consultation: string, body: JsonObject): Promise<void> {
  const deed = { kind: 'extract-taken' as const, actor: 'program', at: new Date(), body }
  await withConnection(appUrl, { max: 1 }, (db) =>
    db.transaction().execute((trx) => recordDeeds(trx, consultation, [deed])),
  )
}

async function tellWaiting(db: Database, consultation: string, { err }: Io): Promise<void> {
  const waiting = await countWaiting(db, consultation)
  if (waiting > 0) err(`${waiting} more in the inbox, not mixed yet: they leave it as others come, or when it closes.`)
}
