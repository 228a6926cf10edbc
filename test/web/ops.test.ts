import { expect, test } from 'vitest'
import { buildOps } from '../../src/web/ops.js'

test.each([
  [true, 200],
  [false, 503],
])('whether the program is ready (%s) is told by the status', async (ready, status) => {
  const ops = buildOps({ isReady: async () => ready })
  expect((await ops.inject('/health/ready')).statusCode).toBe(status)
  expect((await ops.inject('/health/live')).statusCode).toBe(200)
  await ops.close()
})

test('metrics are there, and tell of the process and not of its visitors', async () => {
  const ops = buildOps({ isReady: async () => true })
  const { body } = await ops.inject('/metrics')
  await ops.close()
  const names = [...body.matchAll(/^# TYPE (\w+)/gm)].map(([, name]) => name!)
  expect(names).toContain('process_cpu_seconds_total')
  expect(names.filter((name) => !/^(process|nodejs)_/.test(name))).toEqual([])
})
