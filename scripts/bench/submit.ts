import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { literal } from '../../src/database/copy-out.js'
import { hasProgram, pgbench } from './anchor-programs.js'
import { type Served, serveVariant, stopping } from './child.js'
import { submission } from './form.js'
import { type Measurement, sideBySide } from './measurement.js'
import { loadedWith, type Site } from './site.js'
import { runStatements } from './statements.js'

const clients = 64
const request = submission()

/** Acknowledged after the commit: spent key, inbox row and count in one, and mixing besides. */
const submitted = (site: Site, served: Served) => loadedWith(site, served, { clients, request, status: 303 })

export async function measureSubmit(site: Site): Promise<Measurement> {
  const row = {
    name: 'submit',
    what: 'submissions a second, 64 clients, each acknowledged after its commit',
    against: 'pgbench, one insert of the same row a transaction, 32 clients',
    goal: 1,
  }
  if (!(await hasProgram('pgbench'))) return { ...row, ratios: [], note: 'pgbench is not here' }
  const script = await insertScript(site)
  const theirs = () => pgbench(site.database.ownerUrl, script, 32, site.seconds)
  const rounds = await sideBySide(site.rounds, () => submitted(site, site.program), theirs)
  return { ...row, ratios: rounds.ratios, note: perSecond(rounds) }
}

export async function measureBatch(site: Site): Promise<Measurement> {
  const oneByOne = await serveVariant('one-by-one', site.dataDir)
  const ours = () => submitted(site, site.program)
  const theirs = () => submitted(site, oneByOne)
  const rounds = await stopping(oneByOne, () => sideBySide(site.rounds, ours, theirs))
  return {
    name: 'batch',
    what: 'the same',
    against: 'the same program with a statement of its own for each submission, ten at a time',
    goal: 1.6,
    ratios: rounds.ratios,
    note: perSecond(rounds),
  }
}

function perSecond({ ours, theirs }: { readonly ours: number; readonly theirs: number }): string {
  return `${Math.round(ours)} against ${Math.round(theirs)} a second`
}

/** One insert of what the program wrote for such a submission, into a table of the same shape. */
async function insertScript(site: Site): Promise<string> {
  const url = site.database.ownerUrl
  await site.loader.load({ port: site.program.port, clients: 1, seconds: 0.1, request })
  const [answers] = await runStatements<{ answers: string }>(url, [
    'create table pgbench_inbox (like inbox including all)',
    'select answers::text from (select answers from inbox union all select answers from response) as received limit 1',
  ])
  const file = join(site.dataDir, 'insert.sql')
  const values = `gen_random_uuid(), 'crv', 1, 'en', 1, ${literal(answers!.answers)}, decode(repeat('5a', 32), 'hex')`
  writeFileSync(file, `insert into pgbench_inbox values (${values});\n`)
  return file
}
