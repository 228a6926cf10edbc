const anHour = 3_600_000

/**
 * Does something now and every hour. A round that fails is told of, and the next one tries again. Returns how to stop, once
 * the round under way has ended.
 */
export function hourly(act: () => Promise<unknown>, onFault: (fault: unknown) => void): () => Promise<void> {
  let round: Promise<unknown> = Promise.resolve()
  const begin = () => void (round = act().catch(onFault))
  begin()
  const timer = setInterval(begin, anHour)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await round
  }
}
