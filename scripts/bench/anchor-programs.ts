import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Whether one of Debian's programs (`postgresql-15`) is here to measure against. */
export async function hasProgram(name: 'pgbench' | 'psql'): Promise<boolean> {
  try {
    await run(name, ['--version'])
    return true
  } catch {
    return false
  }
}

/** Where and as whom to connect, as both programs take it. */
export function connectionOf(url: string): readonly string[] {
  const { searchParams, username, pathname, port } = new URL(url)
  return ['-h', searchParams.get('host')!, '-p', port || '5432', '-U', username, pathname.slice(1)]
}

/** Transactions a second of a script with one statement. */
export async function pgbench(url: string, script: string, clients: number, seconds: number): Promise<number> {
  const given = ['-n', '-M', 'simple', '-f', script, '-c', String(clients), '-j', '2', '-T', String(seconds)]
  const { stdout } = await run('pgbench', [...given, ...connectionOf(url)])
  return Number(/tps = ([\d.]+)/.exec(stdout)![1])
}
