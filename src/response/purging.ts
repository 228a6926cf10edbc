import { torontoDay } from '../consultation/toronto.js'
import type { Database } from '../database/connect.js'
import { hourly } from '../hourly.js'
import { purgeUnfinished } from './unfinished-store.js'

export type PurgingOptions = {
  readonly db: Database
  readonly now: () => Date
  /** Told of every round that failed; the next round tries again. */
  readonly onFault: (fault: unknown) => void
}

/** Erases, every hour, the unfinished responses whose time has come. Returns how to stop, once the round under way has ended. */
export function keepPurging({ db, now, onFault }: PurgingOptions): () => Promise<void> {
  const purge = () => db.transaction().execute((trx) => purgeUnfinished(trx, torontoDay(now())))
  return hourly(purge, onFault)
}
