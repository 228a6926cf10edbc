import { setTimeout as sleep } from 'node:timers/promises'

type Pausing = {
  readonly signal: AbortSignal
  /** False where nothing but the pause would keep the process alive. */
  readonly ref?: boolean
}

/** Resolves after so many milliseconds, or as soon as the signal says to stop. */
export async function pauseUnlessStopped(milliseconds: number, { signal, ref = true }: Pausing): Promise<void> {
  await sleep(milliseconds, undefined, { signal, ref }).catch(ignoreAbort)
}

function ignoreAbort(error: unknown): void {
  if (!(error instanceof Error) || error.name !== 'AbortError') throw error
}
