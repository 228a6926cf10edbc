import { createHmac, randomBytes } from 'node:crypto'

export type Tries = {
  /** Whether so many have failed lately that none is taken for a while. */
  areSpent(name: string): boolean
  failed(name: string): void
  succeeded(name: string): void
}

const most = 10
const aWhile = 15 * 60_000
const mostNames = 10_000

/** Counts failed tries by name, in this process, under a key that ends with it. */
export function keepTries(now: () => number = Date.now): Tries {
  const key = randomBytes(32)
  const keyOf = (name: string) => createHmac('sha256', key).update(name).digest('base64')
  const failures = new Map<string, { readonly count: number; readonly until: number }>()
  const current = (name: string) => {
    const found = failures.get(keyOf(name))
    return found && found.until > now() ? found.count : 0
  }
  return {
    areSpent: (name) => current(name) >= most,
    failed: (name) => {
      const count = current(name) + 1
      // What was counted longest ago makes room: a flood of names must not fill the memory.
      if (failures.size >= mostNames) failures.delete(failures.keys().next().value!)
      failures.delete(keyOf(name))
      failures.set(keyOf(name), { count, until: now() + aWhile })
    },
    succeeded: (name) => void failures.delete(keyOf(name)),
  }
}
