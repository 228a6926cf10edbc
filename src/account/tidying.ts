import type { Database } from '../database/connect.js'
import { forgetExpired } from './expired-store.js'

export type TidyingOptions = {
  readonly db: Database
  readonly now: () => Date
  /** Told of every round that failed; the next round tries again. */
  readonly onFault: (fault: unknown) => void
}

const anHour = 3_600_000

/** Erases, every hour, sessions and links whose time is over. Returns how to stop, once the round under way has ended. */
export function keepTidying({ db, now, onFault }: TidyingOptions): () => Promise<void> {
  let round: Promise<unknown> = Promise.resolve()
  const tidy = () => void (round = forgetExpired(db, now()).catch(onFault))
  tidy()
  const timer = setInterval(tidy, anHour)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await round
  }
}
