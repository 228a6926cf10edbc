import { setImmediate as untilNext } from 'node:timers/promises'

/** For how many milliseconds work may keep everybody else waiting: about as long as a page takes. */
const longest = 5
let begun = 0

/** Whether work in this process has gone on for so long that others must be let in. It may be asked at every step. */
export function isTurnOver(): boolean {
  return performance.now() - begun > longest
}

/** Ends this turn of the event loop, in which nobody else is answered, and goes on in another. */
export async function nextTurn(): Promise<void> {
  await untilNext()
  begun = performance.now()
}
