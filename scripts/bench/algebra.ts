import { apply } from '../../src/questionnaire/apply.js'
import type { JsonObject } from '../../src/questionnaire/change.js'
import { difference } from '../../src/questionnaire/difference.js'
import type { Measurement } from './measurement.js'
import type { Site } from './site.js'

const limit = 50
const warmUps = 10
const [before, after] = [largeDocument('before'), largeDocument('after')]

/** The largest questionnaire that anybody would review, with everything in it reversed and reworded. */
export async function measureAlgebra({ rounds }: Pick<Site, 'rounds'>): Promise<readonly Measurement[]> {
  const changes = difference(before, after)
  return [
    measured('difference', rounds, () => difference(before, after)),
    measured('apply', rounds, () => apply(before, changes)),
  ]
}

function measured(name: string, rounds: number, work: () => unknown): Measurement {
  const timed = Array.from({ length: warmUps + rounds }, () => {
    const begun = performance.now()
    work()
    return performance.now() - begun
  })
  const times = timed.slice(warmUps)
  return {
    name,
    what: `${name} of 200 questions of 10 options, reversed and reworded`,
    against: `${limit} ms over it`,
    goal: 1,
    ratios: times.map((time) => limit / time),
    note: `the first ${timed[0]!.toFixed(1)} ms, then ${times.map((time) => time.toFixed(1)).join(', ')} ms`,
  }
}

function largeDocument(words: 'before' | 'after'): JsonObject {
  const text = (of: string) => ({ en: `${of} ${words} in English`, fr: `${of} ${words} en français` })
  const inOrder = <Item>(items: readonly Item[]) => (words === 'after' ? items.toReversed() : items)
  const named = (many: number, prefix: string) => Array.from({ length: many }, (_, index) => `${prefix}${index}`)
  const options = inOrder(named(10, 'o').map((code) => ({ code, label: text(code) })))
  const questions = inOrder(named(200, 'q').map((id) => ({ id, kind: 'single', text: text(id), options })))
  return { id: 'large', pages: [{ id: 'p1', questions }] }
}
