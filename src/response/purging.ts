import { torontoDay } from '../consultation/toronto.js'
import type { Database } from '../database/connect.js'
import { purgeUnfinished } from './unfinished-store.js'

export type PurgingOptions = {
  readonly db: Database
  readonly now: () => Date
  /** Told of every round that failed; the next round tries again. */
  readonly onFault: (fault: unknown) => void
}

const anHour = 3_600_000

/** Erases, every hour, the unfinished responses whose time has come. Returns how to stop, once the round under way has ended. */
export function keepPurging({ db, now, onFault }: PurgingOptions): () => Promise<void> {
  let round: Promise<unknown> = Promise.resolve()
  const purge = () => {
    round = db
      .transaction()
      .execute((trx) => purgeUnfinished(trx, torontoDay(now())))
      .catch(onFault)
  }
  purge()
  const timer = setInterval(purge, anHour)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await round
  }
}
