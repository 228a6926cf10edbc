import { spawnSync } from 'node:child_process'

/** Whether a program that others wrote is here; says loudly what is not checked without it. */
export function hasProgram(name: string, unchecked: string): boolean {
  if (spawnSync('sh', ['-c', 'command -v "$0"', name]).status === 0) return true
  process.stderr.write(`SKIPPED: ${name} is not here, so ${unchecked} is not checked.\n`)
  return false
}

/** What it prints; throws what it says when it fails. */
export function runProgram(name: string, args: readonly string[], folder: string): string {
  const env = { ...process.env, LC_ALL: 'C.UTF-8', HOME: folder }
  const { status, stdout, stderr, error } = spawnSync(name, args, { cwd: folder, env, maxBuffer: 1e9 })
  if (status !== 0)
    throw new Error(`${name} ended with ${status}: ${error?.message ?? ''} ${String(stdout)} ${String(stderr)}`)
  return stdout.toString()
}
