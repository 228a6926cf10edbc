import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Day } from '../consultation/consultation.js'
import { type Published, statusOf } from '../consultation/publication.js'
import type { Database, Transaction } from '../database/connect.js'
import { recordDeeds } from '../history/history-store.js'
import type { ResponseAnswers } from '../questionnaire/response-answers.js'
import { openCensus } from '../report/census.js'
import { questionsAcross } from '../report/question-across.js'
import { type PublicTables, type Release as Reckoned, releaseOf } from '../report/release.js'
import { type RowFile, rowFileOf } from '../report/row-file.js'
import { sensitiveThreshold, usualThreshold } from '../report/threshold.js'
import { countWaiting } from '../response/mixing-store.js'
import { publicLine } from './public-rows.js'
import { readTables, type RowFileShape, shapeOf, writeTables } from './stored-release.js'
import { readUnreleased } from './unreleased.js'

/** What became public of the responses at one time. */
export type Release = {
  /** From 1, within its consultation. */
  readonly number: number
  readonly madeAt: Date
  /** The id of a person, or `program`. */
  readonly madeBy: string
  readonly tables: PublicTables
  readonly rowFile: RowFileShape
}

export type Releasing = {
  readonly published: Published
  readonly today: Day
  readonly by: string
  readonly at: Date
  /** The id of the one identifying question whose groups the public file tells. */
  readonly demographic?: string | undefined
}

export type Made =
  | { readonly kind: 'made'; readonly release: Release }
  | { readonly kind: 'not-closed' }
  /** Responses wait to be mixed: soon, they will not. */
  | { readonly kind: 'not-mixed' }
  | { readonly kind: 'nothing-new' }
  | { readonly kind: 'too-few'; readonly least: number }
  /** That question has no groups of the threshold's size. */
  | { readonly kind: 'unfit-demographic' }
  /** Somebody else made one meanwhile, or is about to. */
  | { readonly kind: 'made-meanwhile' }

/** As the app and as the analyst: who reads responses writes nothing, and who writes reads none. */
export type ReleaseDesk = { readonly db: Database; readonly analyst: Database; readonly analystUrl: string }

/** All of a consultation, oldest first. */
export async function findReleases(db: Database, consultation: string): Promise<readonly Release[]> {
  const rows = await db
    .selectFrom('release')
    .selectAll()
    .where('consultation', '=', consultation)
    .orderBy('number')
    .execute()
  return rows.map((row) => ({
    number: row.number,
    madeAt: row.made_at,
    madeBy: row.made_by,
    tables: readTables(row.tables),
    rowFile: JSON.parse(row.row_file) as RowFileShape,
  }))
}

/**
 * Makes public what may be of all responses that no release has counted, for a consultation that is closed; its history
 * tells it. Responses are read twice, one at a time: to be counted, and then for the public file.
 */
export async function makeRelease(desk: ReleaseDesk, releasing: Releasing): Promise<Made> {
  const { published, today, demographic } = releasing
  const { id } = published.consultation
  if (!closed.has(statusOf(published, today))) return { kind: 'not-closed' }
  if ((await countWaiting(desk.analyst, id)) > 0) return { kind: 'not-mixed' }
  const last = await findLastNumber(desk.db, id)
  const reckoned = await reckon(desk, published, demographic)
  if (reckoned.kind === 'too-few') {
    return reckoned.responses === 0 && last > 0 ? { kind: 'nothing-new' } : { kind: 'too-few', least: reckoned.least }
  }
  const file = rowFileOf(reckoned.sharing, demographic)
  if (!file) return { kind: 'unfit-demographic' }
  const kept = { number: last + 1, tables: reckoned.tables, file }
  try {
    return await desk.db.transaction().execute((trx) => keep(trx, desk, releasing, kept))
  } catch (error) {
    if (error instanceof MixedMeanwhile) return { kind: 'not-mixed' }
    throw error
  }
}

const closed: ReadonlySet<string> = new Set(['CA', 'CN', 'CR'])

type Told = Extract<Reckoned, { kind: 'release' }>

async function reckon(
  { analystUrl }: ReleaseDesk,
  { consultation, versions }: Published,
  demographic: string | undefined,
): Promise<Told | { readonly kind: 'too-few'; readonly least: number; readonly responses: number }> {
  const questions = questionsAcross(versions.map(({ questionnaire }) => questionnaire))
  const taking = openCensus(questions)
  for await (const answers of readUnreleased(analystUrl, consultation.id)) taking.count(answers)
  const census = taking.census()
  const reckoned = await releaseOf(questions, census, demographic)
  return reckoned.kind === 'too-few' ? { ...reckoned, responses: census.responses } : reckoned
}

type Kept = { readonly number: number; readonly tables: PublicTables; readonly file: RowFile }

async function keep(trx: Transaction, { analystUrl }: ReleaseDesk, releasing: Releasing, kept: Kept): Promise<Made> {
  const { published, by, at } = releasing
  const { number, tables, file } = kept
  const consultation = published.consultation.id
  const isOurs = await lockReleases(trx, consultation)
  if (!isOurs || (await findLastNumber(trx, consultation)) !== number - 1) return { kind: 'made-meanwhile' }
  const release = { number, madeAt: at, madeBy: by, tables, rowFile: shapeOf(file) }
  await insertRelease(trx, consultation, release)
  for await (const lines of linesOf(readUnreleased(analystUrl, consultation), file)) {
    await insertRows(trx, { consultation, release: number }, lines)
  }
  const marked = await sql<{ marked: number }>`select mark_released(${consultation}) as marked`.execute(trx)
  if (marked.rows[0]?.marked !== tables.responses) throw new MixedMeanwhile()
  const thresholds = { threshold: usualThreshold, sensitiveThreshold }
  const body = { release: number, responses: tables.responses, ...thresholds }
  await recordDeeds(trx, consultation, [{ kind: 'release-made', actor: by, at, body }])
  return { kind: 'made', release }
}

/** False while somebody else makes one: to wait for it could take longer than a query may. */
async function lockReleases(trx: Transaction, consultation: string): Promise<boolean> {
  const lock = sql`hashtextextended(${`release ${consultation}`}, 0)`
  const { rows } = await sql<{ locked: boolean }>`select pg_try_advisory_xact_lock(${lock}) as locked`.execute(trx)
  return rows[0]?.locked === true
}

/** A response that came into the mixed ones after they were counted would be marked as told, and never be. */
class MixedMeanwhile extends Error {}

async function findLastNumber(db: Database, consultation: string): Promise<number> {
  const found = await db
    .selectFrom('release')
    .select((eb) => eb.fn.max('number').as('last'))
    .where('consultation', '=', consultation)
    .executeTakeFirst()
  return found?.last ?? 0
}

function insertRelease(trx: Transaction, consultation: string, release: Release): Promise<unknown> {
  const { number, madeAt, madeBy, tables, rowFile } = release
  return trx
    .insertInto('release')
    .values({
      consultation,
      number,
      made_at: madeAt,
      made_by: madeBy,
      tables: writeTables(tables),
      row_file: JSON.stringify(rowFile),
    })
    .execute()
}

const batchSize = 1000

async function* linesOf(responses: AsyncIterable<ResponseAnswers>, file: RowFile): AsyncGenerator<readonly string[]> {
  const shape = shapeOf(file)
  let lines: string[] = []
  for await (const answers of responses) {
    lines.push(publicLine(shape, file.rowOf(answers)))
    if (lines.length < batchSize) continue
    yield lines
    lines = []
  }
  if (lines.length > 0) yield lines
}

/** Under new ids, in the order of which they are read. */
async function insertRows(
  trx: Transaction,
  { consultation, release }: { readonly consultation: string; readonly release: number },
  lines: readonly string[],
): Promise<void> {
  const ids = lines.map(() => randomUUID())
  await sql`
    insert into public_row (consultation, release, id, line)
    select ${consultation}, ${release}::integer, id, line
    from unnest(${ids}::uuid[], ${[...lines]}::text[]) as given(id, line)`.execute(trx)
}
