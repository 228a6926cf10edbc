import type { Consultation, Day } from '../consultation/consultation.js'
import { findConsultation, lockConsultation, markSynthetic } from '../consultation/consultation-store.js'
import { loadVersions } from '../consultation/version-store.js'
import type { Database, Transaction } from '../database/connect.js'
import { randomOf } from './random.js'
import { openSeries, type SyntheticResponse } from './series.js'
import { emptySummary, type Summary, summaryOf } from './summary.js'
import { countDays, countHeld, type DayCount, insertSynthetic } from './synthetic-store.js'

export type Made =
  | { readonly kind: 'made'; readonly summary: Summary }
  | { readonly kind: 'no-consultation' }
  | { readonly kind: 'nothing-published' }
  | { readonly kind: 'not-open-yet' }
  /** People have answered it: theirs and made-up ones are never to stand side by side. */
  | { readonly kind: 'real-responses' }

export type Making = {
  readonly consultation: string
  readonly responses: number
  readonly seed: number
  /** In Toronto. */
  readonly today: Day
}

/**
 * Makes so many responses up, and marks their consultation as synthetic, in one transaction. What the same seed made before
 * is gone on with. `db` as the owner.
 */
export async function makeResponses(db: Database, { consultation: id, ...making }: Making): Promise<Made> {
  return db.transaction().execute(async (trx) => {
    if (!(await findConsultation(trx, id))) return { kind: 'no-consultation' }
    const consultation = await lockConsultation(trx, id)
    const held = await countHeld(trx, id)
    if (held > 0 && !consultation.synthetic) return { kind: 'real-responses' }
    const versions = (await loadVersions(trx)).filter((version) => version.consultation === id)
    if (versions.length === 0) return { kind: 'nothing-published' }
    const series = openSeries({ consultation, versions, ...making })
    if (!series) return { kind: 'not-open-yet' }
    await markSynthetic(trx, id)
    const summary = await insertAll(trx, { consultation, series, from: held, to: held + making.responses })
    await countDays(trx, id, daysOf(summary, making.seed))
    return { kind: 'made', summary }
  })
}

type Run = {
  readonly consultation: Consultation
  readonly series: (index: number) => SyntheticResponse
  readonly from: number
  readonly to: number
}

const batchSize = 1000

/** The next are made while the last are written. */
async function insertAll(trx: Transaction, { consultation, series, from, to }: Run): Promise<Summary> {
  let summary = emptySummary
  let writing: Promise<void> = Promise.resolve()
  for (let start = from; start < to; start += batchSize) {
    const length = Math.min(batchSize, to - start)
    const responses = Array.from({ length }, (_, index) => series(start + index))
    summary = summaryOf(responses, summary)
    await writing
    const { id, privacyNotice } = consultation
    writing = insertSynthetic(trx, { consultation: id, noticeVersion: privacyNotice.number, responses })
  }
  await writing
  return summary
}

/** Of those who begin, not all finish. */
function daysOf({ days }: Summary, seed: number): readonly DayCount[] {
  return Object.entries(days).map(([day, submitted]) => {
    const begun = Math.round(submitted * (1.2 + 0.3 * randomOf('begun', seed, day)()))
    return { day, begun, submitted }
  })
}
