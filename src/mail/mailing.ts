import type { Database } from '../database/connect.js'
import { pauseUnlessStopped } from '../pause.js'
import type { Send } from './letter.js'
import { forgetSent, sendNext } from './mail-store.js'
import { type Digest, gatherNotices } from './notice-store.js'

export type MailingOptions = {
  /** Connections of its own: a letter holds one for as long as a mail server takes. */
  readonly db: Database
  readonly send: Send
  readonly digest: Digest
  readonly now: () => Date
  /** Told of every round and every letter that failed; both are tried again. */
  readonly onFault: (fault: unknown) => void
  /** Milliseconds between looks. */
  readonly pause?: number
}

/** Sends what is due for as long as the program runs. Returns how to stop, once the letter under way has gone. */
export function keepMailing({ db, send, digest, now, onFault, pause = 2000 }: MailingOptions): () => Promise<void> {
  const stopped = new AbortController()
  const isStopped = () => stopped.signal.aborted

  async function round(): Promise<void> {
    while (!isStopped() && (await gatherNotices(db, now(), digest)));
    for (let sent = 'sent'; sent === 'sent' && !isStopped();) {
      const sending = await sendNext(db, now(), send)
      if (sending.kind === 'failed') onFault(sending.fault)
      sent = sending.kind
    }
    await forgetSent(db, now())
  }

  async function rounds(): Promise<void> {
    while (!isStopped()) {
      await round().catch(onFault)
      await pauseUnlessStopped(pause, { signal: stopped.signal, ref: false })
    }
  }

  const running = rounds()
  return async () => {
    stopped.abort()
    await running
  }
}
