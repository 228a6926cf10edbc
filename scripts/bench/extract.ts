import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { loadPublished } from '../../src/consultation/publication-store.js'
import { connect } from '../../src/database/connect.js'
import { csvSelect } from '../../src/export/csv-sql.js'
import { harmonise } from '../../src/export/harmonised.js'
import { connectionOf, hasProgram } from './anchor-programs.js'
import { type Served, serveVariant, stopping } from './child.js'
import { getRequest, questionnaire, submission } from './form.js'
import { type Measurement, median, sideBySide } from './measurement.js'
import type { Site } from './site.js'
import { runStatements } from './statements.js'

const responses = 200_000
const memoryLimit = 40 * 1_048_576

export async function measureExport(site: Site): Promise<readonly Measurement[]> {
  await fillResponses(site)
  const served = await serveVariant('export', site.dataDir)
  return stopping(served, async () => [await againstPsql(site, served), await calm(site, served)])
}

async function againstPsql(site: Site, served: Served): Promise<Measurement> {
  const row = {
    name: 'export',
    what: `responses a second as CSV over HTTP, ${responses} of them`,
    against: 'psql, COPY of the identical SELECT',
    goal: 0.85,
  }
  if (!(await hasProgram('psql'))) return { ...row, ratios: [], note: 'psql is not here' }
  const copy = `copy (${await select(site)}) to stdout`
  await download(served)
  const before = memoryOf(served)
  let most = before
  const ours = async () => {
    const watch = setInterval(() => (most = Math.max(most, memoryOf(served))), 20)
    const seconds = await download(served)
    clearInterval(watch)
    return responses / seconds
  }
  const rounds = await sideBySide(site.rounds, ours, async () => responses / (await psql(site, copy)))
  const growth = most - before
  return {
    ...row,
    ratios: rounds.ratios,
    note: `${Math.round(rounds.ours)} against ${Math.round(rounds.theirs)} a second, memory grew by ${megabytes(growth)} MB`,
    ...(growth > memoryLimit ? { failed: `more than ${megabytes(memoryLimit)} MB` } : {}),
  }
}

/** The pages that others read meanwhile. */
async function calm(site: Site, served: Served): Promise<Measurement> {
  const job = { port: served.port, clients: 8, request: getRequest(`${questionnaire}/2`) }
  const allowed = (without: number) => Math.max(3 * without, 1)
  const pairs: { readonly during: number; readonly without: number }[] = []
  for (let round = 0; round < site.rounds; round++) {
    const { p50: without } = await site.loader.load({ ...job, seconds: 1 })
    const downloading = new AbortController()
    const ended = downloadUntil(served, downloading.signal)
    const { p50: during } = await site.loader.load({ ...job, seconds: 1 })
    downloading.abort()
    await ended
    pairs.push({ during, without })
  }
  const [during, without] = [pairs.map((pair) => pair.during), pairs.map((pair) => pair.without)].map(median)
  return {
    name: 'calm',
    what: 'half of the pages within, while that export runs, 8 clients',
    against: 'three times as long as without it, or 1 ms if that is more, over it',
    goal: 1,
    ratios: pairs.map((pair) => allowed(pair.without) / pair.during),
    note: `${during!.toFixed(2)} ms against ${without!.toFixed(2)} ms without`,
  }
}

/** One real response and its like, each with an id of its own. */
async function fillResponses({ database, loader, program }: Site): Promise<void> {
  await loader.load({ port: program.port, clients: 1, seconds: 0.1, request: submission() })
  await runStatements(database.ownerUrl, [
    'create temporary table one as select answers from (select answers from inbox union all select answers from response) as a limit 1',
    'truncate response cascade',
    `insert into response (id, consultation, version, language, notice_version, answers, received_week)
      select gen_random_uuid(), 'crv', 1, case when n % 2 = 0 then 'en' else 'fr' end, 1, answers, '2026-W48'
      from one, generate_series(1, ${responses}) as n`,
    'vacuum analyze response',
  ])
}

async function select({ database }: Site): Promise<string> {
  const db = connect(database.analystUrl, { max: 1 })
  const { versions } = (await loadPublished(db)).find(({ consultation }) => consultation.id === 'crv')!
  await db.destroy()
  const columns = harmonise(versions)
  return csvSelect({ consultation: 'crv', versions, columns, separator: ',', labels: undefined })
}

async function download({ port }: Served): Promise<number> {
  const start = performance.now()
  await drained(await fetch(`http://127.0.0.1:${port}/bench/export`))
  return (performance.now() - start) / 1000
}

async function downloadUntil({ port }: Served, signal: AbortSignal): Promise<void> {
  try {
    while (!signal.aborted) await drained(await fetch(`http://127.0.0.1:${port}/bench/export`, { signal }))
  } catch (error) {
    if (!signal.aborted) throw error
  }
}

async function drained(response: Response): Promise<void> {
  if (!response.ok) throw new Error(`The export answers ${response.status}`)
  await response.body!.pipeTo(new WritableStream())
}

/** Seconds that psql takes to throw the same rows away. */
async function psql({ database }: Site, copy: string): Promise<number> {
  const start = performance.now()
  const given = ['-q', '-o', '/dev/null', '-c', 'set jit = off', '-c', copy, ...connectionOf(database.analystUrl)]
  const child = spawn('psql', given, { stdio: ['ignore', 'ignore', 'inherit'] })
  const [code] = (await once(child, 'exit')) as [number]
  if (code !== 0) throw new Error(`psql ended with ${code}`)
  return (performance.now() - start) / 1000
}

function memoryOf({ pid }: Served): number {
  return 1024 * Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1])
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1_048_576)
}
