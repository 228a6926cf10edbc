import type { Database } from '../database/connect.js'
import { hourly } from '../hourly.js'
import { forgetExpired } from './expired-store.js'

export type TidyingOptions = {
  readonly db: Database
  readonly now: () => Date
  /** Told of every round that failed; the next round tries again. */
  readonly onFault: (fault: unknown) => void
}

/** Erases, every hour, sessions and links whose time is over. Returns how to stop, once the round under way has ended. */
export function keepTidying({ db, now, onFault }: TidyingOptions): () => Promise<void> {
  return hourly(() => forgetExpired(db, now()), onFault)
}
