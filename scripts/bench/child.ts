import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')

export type Served = { readonly port: number; readonly pid: number; stop(): Promise<void> }

/** Starts a program that prints the address it serves on. */
async function serve(script: string, given: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<Served> {
  const child = spawn(process.execPath, ['--enable-source-maps', join(root, script), ...given], {
    cwd: root,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const port = await portOf(child, script)
  return { port, pid: child.pid!, stop: () => stop(child) }
}

/** What it prints is read to the end, for a program whose output nobody takes waits at its own end. */
function portOf(child: ChildProcess, script: string): Promise<number> {
  let printed = ''
  return new Promise((resolve, reject) => {
    child.stdout!.on('data', (chunk) => {
      printed += String(chunk)
      const port = /http:\/\/127\.0\.0\.1:(\d+)\//.exec(printed)?.[1]
      if (port !== undefined) resolve(Number(port))
    })
    child.once('exit', () => reject(new Error(`${script} ended before it served: ${printed}`)))
  })
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}

/** Uses what is served, and stops it whatever comes of that. */
export async function stopping<Result>(served: Served, use: () => Promise<Result>): Promise<Result> {
  try {
    return await use()
  } finally {
    await served.stop()
  }
}

/** The real program, as it was built. */
export function serveProgram(dataDir: string): Promise<Served> {
  return serve('dist/src/server.js', [], { DATA_DIR: dataDir, PORT: '0' })
}

/** See `variant.mjs`. */
export function serveVariant(kind: 'one-by-one' | 'memory' | 'export', dataDir: string, given = ''): Promise<Served> {
  return serve('scripts/bench/variant.mjs', [kind, join(dataDir, 'database'), given])
}

/** See `anchor.mjs`. */
export function serveAnchor(kind: 'buffer' | 'string', length: number): Promise<Served> {
  return serve('scripts/bench/anchor.mjs', [kind, String(length)])
}

export type Job = {
  readonly port: number
  readonly clients: number
  readonly seconds: number
  /** The bytes of one request; 26 zeros in it become a token, a fresh one each time. */
  readonly request: string
}

export type Loaded = {
  readonly perSecond: number
  readonly statuses: { readonly [status: string]: number }
  /** Milliseconds. */
  readonly p50: number
  readonly p99: number
}

export type Loader = { load(job: Job): Promise<Loaded>; stop(): Promise<void> }

export function startLoader(): Loader {
  const child = fork(join(root, 'scripts/bench/load.mjs'), { execArgv: [] })
  return {
    async load(job) {
      const answered = once(child, 'message')
      child.send(job)
      const [loaded] = (await answered) as [Loaded]
      return loaded
    },
    stop: () => stop(child),
  }
}
