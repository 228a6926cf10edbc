import { timeWorked } from './time-worked.js'

/**
 * Watches for work that keeps everybody else waiting: how long, in milliseconds of it, the event loop made no turn. One that
 * has not ended yet counts too, for whoever asks may be the first to go on after it.
 */
export function watchTurns(): { readonly longest: () => number; readonly stop: () => void } {
  let last = timeWorked()
  let longest = 0
  const look = () => {
    const now = timeWorked()
    longest = Math.max(longest, now - last)
    last = now
  }
  const timer = setInterval(look, 10)
  return { longest: () => Math.max(longest, timeWorked() - last), stop: () => clearInterval(timer) }
}
