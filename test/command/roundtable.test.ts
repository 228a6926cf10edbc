import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { commands } from '../../src/command/commands.js'
import { runCommand } from '../../src/command/run-command.js'
import { projectRoot } from '../../src/project-root.js'
import { freshDatabase, type FreshDatabase } from '../support/database.js'

let fresh: FreshDatabase
let folder: string

beforeAll(async () => {
  fresh = await freshDatabase()
  folder = mkdtempSync(join(tmpdir(), 'roundtable-command-'))
})

afterAll(async () => {
  await fresh.drop()
  rmSync(folder, { recursive: true, force: true })
})

test('without a command, or with an unknown one, the commands are told on stderr: usage, 2', async () => {
  const bare = await roundtable([])
  expect(bare).toMatchObject({ status: 2, stdout: '' })
  for (const { name } of commands) expect(bare.stderr).toContain(`  ${name} `)
  const unknown = spawned(['conquer'])
  expect(unknown.status).toBe(2)
  expect(unknown.stderr).toContain('There is no command "conquer".')
})

test('help is told on stdout: 0', async () => {
  const help = await roundtable(['--help'])
  expect(help).toMatchObject({ status: 0, stderr: '' })
  expect(help.stdout).toContain('migrate')
  expect(await roundtable(['migrate', '--help'])).toMatchObject({ status: 0, stderr: '' })
})

test('arguments that a command does not take are a matter of usage: 2', async () => {
  expect(await roundtable(['migrate', 'now'])).toMatchObject({ status: 2, stdout: '' })
  expect(await roundtable(['sample', 'crv'])).toMatchObject({ status: 2, stdout: '' })
})

test('faults of the environment are told all at once: 1', async () => {
  const { status, stderr } = await roundtable(['migrate'], { PORT: 'x', DATABASE_URL: 'y' })
  expect(status).toBe(1)
  expect(stderr.trim().split('\n')).toHaveLength(2)
})

test('what nobody foresaw is one line on stderr: 1', async () => {
  const { status, stdout, stderr } = await roundtable(['migrate'], { DATABASE_URL: 'postgresql://a@127.0.0.1:1/b' })
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  expect(stderr.trim().split('\n')).toHaveLength(1)
})

test('a database that is up to date is told so', async () => {
  const { ownerUrl, appUrl, analystUrl } = fresh
  const env = { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl, DATABASE_ANALYST_URL: analystUrl }
  expect(await roundtable(['migrate'], env)).toEqual({ status: 0, stdout: '', stderr: 'The schema is up to date.\n' })
})

test('programs read what was done as JSON', async () => {
  const env = { DATABASE_URL: fresh.ownerUrl }
  expect(await roundtable(['migrate', '--json'], env)).toMatchObject({ status: 0, stdout: '{"migrated":[]}\n' })
  expect(await roundtable(['migrate', '--json', '--json'], env)).toMatchObject({ status: 2 })
})

test('the app alone cannot migrate, and finds nothing to refuse in a schema that is right', async () => {
  expect(await roundtable(['migrate'], { DATABASE_URL: fresh.appUrl })).toMatchObject({ status: 0 })
})

test('samples are not for a database that somebody chose: 1', async () => {
  const { status, stderr } = await roundtable(['sample'], { DATABASE_URL: fresh.ownerUrl })
  expect(status).toBe(1)
  expect(stderr).toContain('embedded database only')
})

test.each([
  ['--responses', '0'],
  ['--responses', 'many'],
  ['--responses', '1000001'],
  ['--responses', '1', '--seed', 'x'],
])('how many responses and which seed are numbers: sample %s %s is a matter of usage: 2', async (...args) => {
  const { status, stdout, stderr } = await roundtable(['sample', ...args])
  expect([status, stdout]).toEqual([2, ''])
  expect(stderr).toMatch(/^--(responses|seed) must be a/)
})

test('responses are made up for no database that somebody chose: 1', async () => {
  const { status, stderr } = await roundtable(['sample', '--responses', '5'], { DATABASE_URL: fresh.ownerUrl })
  expect(status).toBe(1)
  expect(stderr).toContain('embedded database only')
})

test('samples load into the embedded database, once', async () => {
  expect(spawned(['sample'])).toMatchObject({ status: 0, stdout: expect.stringMatching(/^crv$/m) as string })
  expect(await roundtable(['sample', '--json'])).toMatchObject({ status: 0, stdout: '{"loaded":[]}\n' })
})

test('responses are made up there, counted for programs, and said of a consultation by its slug', async () => {
  const slug = 'lutte-radicalisation-menant-violence'
  const { status, stdout } = await roundtable(['sample', '--responses', '200', '--consultation', slug, '--json'])
  expect(status).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({ loaded: [], made: { responses: 200, straightLines: 6 } })
  expect(await roundtable(['sample', '--responses', '3'])).toMatchObject({
    status: 0,
    stdout: '3 responses made up. Each page of the consultation now says so.\n',
  })
})

test('nobody answers what is not published, or not there: 1', async () => {
  const made = (consultation: string) => roundtable(['sample', '--responses', '3', '--consultation', consultation])
  const [planned, absent] = [await made('ocse'), await made('nowhere')]
  expect([planned.status, planned.stdout, absent.status]).toEqual([1, '', 1])
  expect(planned.stderr).toContain('No version is published yet')
  expect(absent.stderr).toContain('There is no consultation "nowhere"')
})

type Outcome = { readonly status: number | null; readonly stdout: string; readonly stderr: string }

/** In an environment that has nothing but what is given. */
async function roundtable(args: readonly string[], env: Record<string, string> = {}): Promise<Outcome> {
  const [out, err]: [string[], string[]] = [[], []]
  const status = await runCommand(commands, args, {
    out: (line) => void out.push(`${line}\n`),
    err: (line) => void err.push(`${line}\n`),
    stdout: new PassThrough(),
    env: { DATA_DIR: folder, ...env },
  })
  return { status, stdout: out.join(''), stderr: err.join('') }
}

/** As a shell would. */
function spawned(args: readonly string[]): Outcome {
  const program = join(projectRoot, 'src/command/roundtable.ts')
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', program, ...args], {
    cwd: projectRoot,
    env: { PATH: process.env['PATH'], DATA_DIR: folder },
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}
