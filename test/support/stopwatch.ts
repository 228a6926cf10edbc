import { timeWorked } from './time-worked.js'

/** How often to look, in milliseconds: rarely enough that a timer's usual lateness does not add up. */
const turn = 100

/**
 * Measures milliseconds as on a machine of one's own: what passes while other programs have the processor, and this one
 * stands still, is not counted. Work that keeps this process busy is.
 */
export function startStopwatch(): { readonly stop: () => number } {
  const begun = performance.now()
  let withheld = 0
  let last = { wall: begun, worked: timeWorked() }
  const timer = setInterval(() => {
    const now = { wall: performance.now(), worked: timeWorked() }
    withheld += Math.max(0, now.wall - last.wall - turn - (now.worked - last.worked))
    last = now
  }, turn)
  return {
    stop: () => {
      clearInterval(timer)
      return performance.now() - begun - withheld
    },
  }
}
