import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { promisify } from 'node:util'

const root = join(import.meta.dirname, '../..')

/** As `npm start` does: what is killed is then the program that people run. */
export async function buildProgram(): Promise<void> {
  const given = [join(root, 'node_modules/typescript/bin/tsc'), '--project', join(root, 'tsconfig.build.json')]
  await promisify(execFile)(process.execPath, given, { cwd: root })
}

export type Program = {
  readonly origin: string
  readonly pid: number
  readonly running: boolean
  /** Sends the signal and waits for the end; gives the exit code, null when the signal ended it. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null>
}

/** The real program, as it was built, in a process of its own, its embedded database in this data folder. */
export async function startProgram(dataDir: string): Promise<Program> {
  const child = spawn(process.execPath, ['--enable-source-maps', join(root, 'dist/src/server.js')], {
    cwd: root,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], PORT: '0', DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(child, 'exit')
  const origin = await originOf(child)
  return {
    origin,
    pid: child.pid!,
    get running() {
      return child.exitCode === null && child.signalCode === null
    },
    end: async (signal) => {
      child.kill(signal)
      const [code] = (await ended) as [number | null]
      return code
    },
  }
}

/** What the command line prints, run as people run it, on the embedded database of this data folder. */
export async function runCommand(dataDir: string, ...args: readonly string[]): Promise<string> {
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], DATA_DIR: dataDir }
  const command = join(root, 'dist/src/command/roundtable.js')
  const options = { cwd: root, env, maxBuffer: 100_000_000 }
  const { stdout } = await promisify(execFile)(process.execPath, [command, ...args], options)
  return stdout
}

/** What it prints is read to the end, for a program whose output nobody takes waits at its own end. */
function originOf(child: ChildProcess): Promise<string> {
  let printed = ''
  return new Promise((resolve, reject) => {
    const read = (chunk: unknown) => {
      printed += String(chunk)
      const origin = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0]
      if (origin !== undefined) resolve(origin)
    }
    child.stdout!.on('data', read)
    child.stderr!.on('data', read)
    child.once('exit', () => reject(new Error(`The program ended before it served: ${printed}`)))
  })
}
