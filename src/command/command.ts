import type { Writable } from 'node:stream'

/** One word of the command line. `run` resolves to the exit code: 0 done, 1 the input is at fault, 2 usage. */
export type Command = {
  readonly name: string
  readonly usage: string
  run(args: readonly string[], io: Io): Promise<0 | 1 | 2>
}

/** What a command may touch besides its arguments. */
export type Io = {
  out(line: string): void
  err(line: string): void
  readonly stdout: Writable
  readonly env: Readonly<Record<string, string | undefined>>
}
