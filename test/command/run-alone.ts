import { Writable } from 'node:stream'
import type { Command } from '../../src/command/command.js'

/** Runs a command that needs nothing but its arguments. */
export async function runAlone(command: Command, ...args: readonly string[]) {
  const out: string[] = []
  const err: string[] = []
  const exit = await command.run(args, {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    stdout: new Writable(),
    env: {},
  })
  return { exit, out: out.join('\n'), err: err.join('\n') }
}
