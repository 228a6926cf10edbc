// `npm run check`: every gate, one after the other. All are run even when one fails, so that one run tells everything.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

/** The tests come last: their closing line `N passed, N failed` is then the last line of the whole check. */
const gates = [
  { name: 'format', program: 'oxfmt', arguments: ['--check'] },
  { name: 'lint', program: 'oxlint', arguments: ['--type-aware', '--deny-warnings'] },
  { name: 'types', program: 'tsc', arguments: ['--noEmit'] },
  { name: 'tests', program: 'vitest', arguments: ['run'] },
]

const quick = gates.filter(({ name }) => name !== 'tests')
const tests = gates.filter(({ name }) => name === 'tests')

const failed = quick.filter((gate) => !passes(gate))
console.log(failed.length === 0 ? '\nformat, lint and types are in order' : `\nAt fault: ${namesOf(failed)}`)
failed.push(...tests.filter((gate) => !passes(gate)))
process.exitCode = failed.length === 0 ? 0 : 1

function passes({ name, program, arguments: given }: (typeof gates)[number]): boolean {
  console.log(`\n── ${name}`)
  const start = performance.now()
  const { status, error } = spawnSync(join(root, 'node_modules/.bin', program), given, { cwd: root, stdio: 'inherit' })
  if (error) throw error
  // Nothing may follow the tests' closing line.
  if (name !== 'tests')
    console.log(`${status === 0 ? 'ok' : 'FAULTY'} (${((performance.now() - start) / 1000).toFixed(1)} s)`)
  return status === 0
}

function namesOf(list: typeof gates): string {
  return list.map(({ name }) => name).join(', ')
}
