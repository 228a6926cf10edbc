import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { startStopwatch } from './stopwatch.js'
import { timeWorked } from './time-worked.js'

const second = 1000

test('waiting and working are counted', async () => {
  const waiting = startStopwatch()
  await sleep(2 * second)
  expect(waiting.stop()).toBeGreaterThan(second / 2)

  const working = startStopwatch()
  const begun = timeWorked()
  while (timeWorked() < begun + second / 2) Math.sqrt(2)
  await sleep(1)
  expect(working.stop()).toBeGreaterThan(second / 4)
})

test('standing still, as while another program has the processor, is not', async () => {
  const stopwatch = startStopwatch()
  const begun = performance.now()
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2 * second)
  await sleep(1)
  expect(performance.now() - begun - stopwatch.stop()).toBeGreaterThan(1.5 * second)
})
