/** How everything that is open is closed; what was opened last comes first. */
export type Closers = (() => Promise<void>)[]

/** A signal amid starting waits for the start: a database that is half begun cannot be ended well. */
export function closeOnSignals(closers: Closers, started: Promise<void>): void {
  let closing = false
  const close = () => {
    // A second signal says that the first took too long.
    if (closing) process.exit(1)
    closing = true
    void Promise.allSettled([started])
      .then(() => closeAll(closers))
      .finally(() => process.exit())
  }
  process.on('SIGTERM', close)
  process.on('SIGINT', close)
}

/** One that fails keeps none of the others open. */
export async function closeAll(closers: Closers): Promise<void> {
  for (const close of closers.toReversed()) {
    try {
      await close()
    } catch (error) {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
      process.exitCode = 1
    }
  }
}
