import { parseArgs } from 'node:util'
import { findConsultations } from '../consultation/consultation-store.js'
import { connect } from '../database/connect.js'
import { openDatabase } from '../database/open.js'
import { loadKeptHistory } from '../revision/kept-history-store.js'
import { type ReviewVerification, verifyReview } from '../revision/verify.js'
import type { Command, Io } from './command.js'
import { configOrFaults } from './config-or-faults.js'

export const verify: Command = {
  name: 'verify',
  usage:
    'verify     Go through every history and version, and name the first entry that does not fit: [--consultation ID] [--json].',
  async run(args, io) {
    const asked = readAsked(args)
    if (typeof asked === 'string') {
      io.err(asked)
      return 2
    }
    const config = configOrFaults(io)
    if (!config) return 1
    const database = await openDatabase(config)
    try {
      return tell(await verifyAsked(database.appUrl, asked.consultation), asked.json, io)
    } finally {
      await database.stop()
    }
  },
}

type Asked = { readonly consultation?: string; readonly json: boolean }

/** What the arguments ask for, or the sentence that says what is wrong with them. */
function readAsked(args: readonly string[]): Asked | string {
  const options = { consultation: { type: 'string' }, json: { type: 'boolean', default: false } } as const
  try {
    return parseArgs({ args: [...args], options }).values
  } catch (error) {
    if (error instanceof TypeError) return error.message
    throw error
  }
}

type Verified = { readonly consultation: string } & ReviewVerification

async function verifyAsked(url: string, wanted: string | undefined): Promise<readonly Verified[]> {
  const db = connect(url, { max: 1, queryTimeout: 60_000 })
  try {
    const verified: Verified[] = []
    for (const { id: consultation } of await findConsultations(db)) {
      if (wanted !== undefined && consultation !== wanted) continue
      verified.push({ consultation, ...(await verifyReview(await loadKeptHistory(db, consultation))) })
    }
    return verified
  } finally {
    await db.destroy()
  }
}

function tell(verified: readonly Verified[], json: boolean, { out, err }: Io): 0 | 1 {
  if (verified.length === 0) err('There is no such consultation.')
  if (json) out(JSON.stringify(verified))
  else for (const each of verified) out(`${each.consultation}: ${sentenceOf(each)}`)
  return verified.length > 0 && verified.every(({ kind }) => kind === 'sound') ? 0 : 1
}

function sentenceOf(verified: ReviewVerification): string {
  switch (verified.kind) {
    case 'sound': {
      const { head, revisions, versions, erased } = verified
      const counts = `${head.number} entries, ${revisions} revisions, ${versions} versions, ${erased} erased`
      return `whole (${counts}), head ${head.hash}`
    }
    case 'tampered':
      return `TAMPERED WITH at entry ${verified.number}: its ${verified.with} does not fit`
    case 'version-unaccounted':
      return `TAMPERED WITH: no entry published version ${verified.version}`
  }
}
