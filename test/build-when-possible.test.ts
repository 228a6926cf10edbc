import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { projectRoot } from '../src/project-root.js'

const script = 'scripts/build-when-possible.mjs'
const server = `import pg from 'pg'\nconsole.log('it runs', typeof pg)\n`

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'roundtable-build-'))
  for (const file of ['package.json', script]) copy(file)
})
afterEach(() => rmSync(folder, { recursive: true }))

function copy(file: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true })
  cpSync(join(projectRoot, file), join(folder, file))
}

function install(...packages: readonly string[]): void {
  for (const name of packages) {
    mkdirSync(dirname(join(folder, 'node_modules', name)), { recursive: true })
    symlinkSync(join(projectRoot, 'node_modules', name), join(folder, 'node_modules', name))
  }
}

function write(file: string, words: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true })
  writeFileSync(join(folder, file), words)
}

function writeSources(words: string): void {
  for (const file of ['tsconfig.json', 'tsconfig.build.json']) copy(file)
  write('src/server.ts', words)
}

function npmStart() {
  const { status, stdout, stderr } = spawnSync('npm', ['start', '--silent'], { cwd: folder, encoding: 'utf8' })
  return { status, out: stdout + stderr }
}

test('an installation for production builds what it cannot check, and runs it', () => {
  install('pg', 'typescript')
  writeSources(server)
  expect(npmStart()).toEqual({ status: 0, out: 'it runs object\n' })
})

test('an installation with the types of development checks before it runs', () => {
  install('pg', 'typescript', '@types/pg', '@types/node')
  writeSources(`${server}const number: number = 'a word'\nconsole.log(number)\n`)
  const { status, out } = npmStart()
  expect(status).not.toBe(0)
  expect(out).toContain('error TS2322')
})

test('where there are no sources, what was built is run as it is, compiler or none', () => {
  install('typescript')
  write('dist/src/server.js', `console.log('as it was built')\n`)
  expect(npmStart()).toEqual({ status: 0, out: 'as it was built\n' })
})

test('where nothing was built and nothing can be, it says what to do', () => {
  writeSources(server)
  const { status, out } = npmStart()
  expect(status).toBe(1)
  expect(out).toBe('Nothing to run: nothing was built into dist/. First run: npm ci --include=dev && npm run build\n')
  expect(existsSync(join(folder, 'dist'))).toBe(false)
})
