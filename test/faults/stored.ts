import pg from 'pg'
import type { Ledger } from './submitters.js'

/** A row of the inbox or of the mixed responses, as far as it tells whose it is. */
export type StoredRow = { readonly n2b: unknown; readonly h1: unknown; readonly b1: unknown; readonly members: number }

export type Stored = {
  readonly rows: readonly StoredRow[]
  readonly spentKeys: number
  readonly counted: number
}

/** Of the sample that is open: the closed one has made-up responses. */
export async function readStored(ownerUrl: string): Promise<Stored> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    // One snapshot: mixing may move rows meanwhile.
    await client.query('begin isolation level repeatable read')
    const { rows } = await client.query<StoredRow>(`
      select answers->'n2b' as n2b, answers->'h1' as h1, answers->'b1' as b1,
        (select count(*)::int from jsonb_object_keys(answers)) as members
      from (
        select consultation, answers from inbox union all select consultation, answers from response
      ) as received
      where consultation = 'crv'`)
    const { rows: counts } = await client.query<{ spent: number; counted: number }>(`
      select (select count(*)::int from spent_key) as spent,
        (select coalesce(sum(submitted), 0)::int from participation where consultation = 'crv') as counted`)
    return { rows, spentKeys: counts[0]!.spent, counted: counts[0]!.counted }
  } finally {
    await client.end()
  }
}

export type Fault = 'lost' | 'doubled' | 'never sent' | 'partial' | 'keys differ' | 'count differs'

/** Everything that is wrong with what is stored, given what was sent and what was acknowledged; empty when nothing is. */
export function faultsIn({ rows, spentKeys, counted }: Stored, { attempted, acknowledged }: Ledger): readonly Fault[] {
  const markers = rows.map(({ n2b }) => String(n2b))
  const stored = new Set(markers)
  const members = Math.max(0, ...rows.map((row) => row.members))
  const isWhole = (row: StoredRow) =>
    row.h1 === `${String(row.n2b)} again` && row.b1 === 'well' && row.members === members
  const found: readonly (readonly [Fault, boolean])[] = [
    ['lost', [...acknowledged].some((marker) => !stored.has(marker))],
    ['doubled', stored.size < markers.length],
    ['never sent', markers.some((marker) => !attempted.has(marker))],
    ['partial', !rows.every(isWhole)],
    ['keys differ', spentKeys !== rows.length],
    ['count differs', counted !== rows.length],
  ]
  return found.filter(([, isThere]) => isThere).map(([fault]) => fault)
}
