import { findConsultations } from '../consultation/consultation-store.js'
import { loadKeptHistory } from '../revision/kept-history-store.js'
import { type ReviewVerification, verifyReview } from '../revision/verify.js'
import type { Io } from './command.js'
import { databaseCommand } from './database-command.js'
import { readOptions } from './options.js'
import { withConnection } from './with-connection.js'

export const verify = databaseCommand({
  name: 'verify',
  usage:
    'verify     Go through every history and version, and name the first entry that does not fit: [--consultation ID] [--json].',
  read: (args): Asked | string => readOptions(args, options),
  run: async ({ consultation, json }, { database, io }) =>
    tell(await verifyAsked(database.appUrl, consultation), json, io),
})

const options = { consultation: { type: 'string' }, json: { type: 'boolean', default: false } } as const

type Asked = { readonly consultation?: string; readonly json: boolean }

type Verified = { readonly consultation: string } & ReviewVerification

async function verifyAsked(url: string, wanted: string | undefined): Promise<readonly Verified[]> {
  return withConnection(url, { max: 1, queryTimeout: 60_000 }, async (db) => {
    const verified: Verified[] = []
    for (const { id: consultation } of await findConsultations(db)) {
      if (wanted !== undefined && consultation !== wanted) continue
      verified.push({ consultation, ...(await verifyReview(await loadKeptHistory(db, consultation))) })
    }
    return verified
  })
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
