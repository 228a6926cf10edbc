import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from '../src/project-root.js'

test('a faulty environment is told, every fault in one line, before anything is begun', () => {
  const dataDir = join(tmpdir(), `roundtable-test-never-made-${process.pid}`)
  const env = { PATH: process.env['PATH'], DATA_DIR: dataDir, PORT: 'harbour', OPS_PORT: '70000', SECRET_KEY: 'short' }
  const started = spawnSync(process.execPath, ['--import', 'tsx', 'src/server.ts'], {
    cwd: projectRoot,
    env,
    encoding: 'utf8',
  })
  expect(started).toMatchObject({ status: 1, stdout: '' })
  const told = started.stderr.trim().split('\n')
  expect(told.map((line) => line.split(' ', 1)[0]!).toSorted()).toEqual(['OPS_PORT', 'PORT', 'SECRET_KEY'])
  expect(started.stderr).not.toContain('harbour')
  expect(existsSync(dataDir)).toBe(false)
})
