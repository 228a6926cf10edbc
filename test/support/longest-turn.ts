import { timeWorked } from './time-worked.js'

/** Watches for work that keeps everybody else waiting: how long, in milliseconds of it, the event loop made no turn. */
export function watchTurns(): { readonly longest: () => number; readonly stop: () => void } {
  let last = timeWorked()
  let longest = 0
  const look = () => {
    const now = timeWorked()
    longest = Math.max(longest, now - last)
    last = now
  }
  const timer = setInterval(look, 10)
  return { longest: () => longest, stop: () => clearInterval(timer) }
}
