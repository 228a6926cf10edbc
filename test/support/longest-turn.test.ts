import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { watchTurns } from './longest-turn.js'
import { timeWorked } from './time-worked.js'

test('work that lets nobody else in is seen; the same work in pieces is not', async () => {
  const turns = watchTurns()
  for (let piece = 0; piece < 50; piece++) await workFor(10)
  expect(turns.longest()).toBeLessThan(250)
  await workFor(500)
  expect(turns.longest()).toBeGreaterThanOrEqual(500)
  turns.stop()
})

test('so is work after which nobody was let in yet', async () => {
  const turns = watchTurns()
  workOn(500)
  await Promise.resolve()
  expect(turns.longest()).toBeGreaterThanOrEqual(500)
  turns.stop()
})

async function workFor(milliseconds: number): Promise<void> {
  workOn(milliseconds)
  await sleep(10)
}

/** Milliseconds of processor time. */
function workOn(milliseconds: number): void {
  const begun = timeWorked()
  while (timeWorked() < begun + milliseconds) Math.sqrt(2)
}
