import type { Reporter, TestModule } from 'vitest/node'

/** Ends a run with one plain line for people and programs: `N passed, N failed`. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const states = modules.flatMap((module) => [...module.children.allTests()].map((test) => test.result().state))
    const suites = modules.flatMap((module) => [module, ...module.children.allSuites()])
    // A hook that fails leaves its tests skipped: what broke there counts as a failure too.
    const broken = suites.filter((suite) => suite.errors().length > 0).length
    const count = (wanted: string) => states.filter((state) => state === wanted).length
    const failed = count('failed') + broken + errors.length
    const skipped = count('skipped')
    const line = `${count('passed')} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
    // After every other reporter's last word.
    process.once('exit', () => process.stdout.write(`${line}\n`))
  }
}
