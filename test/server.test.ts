import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from '../src/project-root.js'

test('a faulty environment is told, every fault in one line, before anything is begun', () => {
  const dataDir = join(tmpdir(), `roundtable-test-never-made-${process.pid}`)
  const env = { PATH: process.env['PATH'], DATA_DIR: dataDir, PORT: 'harbour', OPS_PORT: '70000', SECRET_KEY: 'short' }
  const started = startWith(env)
  expect(started).toMatchObject({ status: 1, stdout: '' })
  const told = started.stderr.trim().split('\n')
  expect(told.map((line) => line.split(' ', 1)[0]!).toSorted()).toEqual(['OPS_PORT', 'PORT', 'SECRET_KEY'])
  expect(started.stderr).not.toContain('harbour')
  expect(existsSync(dataDir)).toBe(false)
})

test('a port that another program holds is told in a sentence, before anything is begun', async () => {
  const dataDir = join(tmpdir(), `roundtable-test-not-made-either-${process.pid}`)
  const holder = createServer().listen(0, '127.0.0.1')
  await once(holder, 'listening')
  const { port } = holder.address() as AddressInfo
  const env = { PATH: process.env['PATH'], DATA_DIR: dataDir, PORT: String(port), OPS_PORT: '0', OPS_HOST: '192.0.2.1' }
  const started = startWith(env)
  holder.close()
  expect(started).toMatchObject({ status: 1, stdout: '' })
  expect(started.stderr.trim().split('\n')).toEqual([
    `PORT: another program is listening on port ${port} already. End it, or set PORT to another port.`,
    'OPS_HOST must be an address or a name of this machine.',
  ])
  expect(existsSync(dataDir)).toBe(false)
})

function startWith(env: Readonly<Record<string, string | undefined>>) {
  return spawnSync(process.execPath, ['--import', 'tsx', 'src/server.ts'], { cwd: projectRoot, env, encoding: 'utf8' })
}
