import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { commands } from '../src/command/commands.js'

const root = join(import.meta.dirname, '..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const found = (text: string, pattern: RegExp) => [...new Set([...text.matchAll(pattern)].map(([, first]) => first!))]

const documents = ['README.md', 'DECISIONS.md', 'CHANGELOG.md', 'docs/operating.md']
const { scripts } = JSON.parse(read('package.json')) as { readonly scripts: Readonly<Record<string, string>> }
const readme = read('README.md')
const ci = read('.ci/run')

describe('the documents', () => {
  test.for(documents)('%s points at files that are there', (path) => {
    const targets = found(read(path), /\]\(([^)#:]+)\)/g)
    expect(targets.filter((target) => !existsSync(join(root, dirname(path), target)))).toEqual([])
  })

  test.for(documents)('%s names scripts and files of the project that are there', (path) => {
    const text = read(path)
    const [named, run] = [found(text, /npm run (?:--silent )?([\w:]+)/g), found(text, /npx tsx ([\w/.-]+)/g)]
    expect(named.filter((name) => !(name in scripts))).toEqual([])
    expect(run.filter((file) => !existsSync(join(root, file)))).toEqual([])
  })

  test('README shows the program, and names only commands that there are', () => {
    expect(readme).toMatch(/!\[.+\]\(docs\/.+\.png\)/)
    const named = found(readme, /roundtable -- ([a-z]+)/g)
    expect(named.length).toBeGreaterThan(3)
    expect(named.filter((name) => !commands.some((command) => command.name === name))).toEqual([])
  })

  test('what operators can set is what the program reads', () => {
    const firstCells = found(read('docs/operating.md'), /^\| (`[A-Z][^|]+)\|/gm)
    const told = firstCells.flatMap((cell) => found(cell, /`(\w+)`/g))
    const config = read('src/config.ts')
    const reads = [...found(config, /'([A-Z][A-Z_]{3,})'/g), ...found(config, /\b(OIDC_[A-Z_]+): /g)]
    expect(told.toSorted()).toEqual(reads.toSorted())
  })

  test('what operators can run is every command that there is', () => {
    const [, section = ''] = /^## Commands\n(.+?)^## /ms.exec(read('docs/operating.md')) ?? []
    const cells = found(section, /^\| (`[^|]+)\|/gm)
    const told = cells.flatMap((cell) => found(cell, /`(\w+)`/g))
    expect(told.toSorted()).toEqual(commands.map(({ name }) => name).toSorted())
  })

  test('README shows every room of the house', () => {
    const told = found(readme, /^\| (`[a-z]+\/`[^|]*)\|/gm).flatMap((cell) => found(cell, /`([a-z]+)\/`/g))
    const rooms = readdirSync(join(root, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory())
    expect(told.toSorted()).toEqual(rooms.map(({ name }) => name).toSorted())
  })

  test('every decision is short, and numbered in its turn', () => {
    const decisions = read('DECISIONS.md').split(/^## /m).slice(1)
    expect(decisions.map((decision) => Number.parseInt(decision, 10))).toEqual(decisions.map((_, index) => index + 1))
    const long = decisions.filter((decision) => decision.trim().split('\n').length > 20)
    expect(long.map((decision) => decision.split('\n', 1)[0])).toEqual([])
  })
})

describe('the gates', () => {
  test('.ci/run installs, tests and checks by the lines that README gives, and goes on with the tests at full length', () => {
    const line = /## Test it\n\n```sh\n(.+)\n```/.exec(readme)![1]!
    const steps = found(ci, /^step '.+?' (.+)$/gm)
    expect(steps.slice(0, 4)).toEqual([...line.split(' && '), 'npm run check', 'npm run test:long'])
    expect(readme).toContain('`npm run check`')
  })

  test('.ci/run stops at the first step that fails', () => {
    expect(ci).toMatch(/^set -euo pipefail$/m)
  })

  test('types are as strict as the compiler can be told in one word', () => {
    const { compilerOptions } = JSON.parse(read('tsconfig.json')) as { compilerOptions: object }
    expect(compilerOptions).toMatchObject({ strict: true, noUncheckedIndexedAccess: true })
  })
})
