import { pino, type Logger } from 'pino'

export type Log = Logger

/**
 * Lines of JSON on standard output. They hold what failed and where in the program, and nothing of who asked: no address,
 * agent, path, answer or token. A full disk or a closed pipe loses lines, never the program.
 */
export function openLog({ level }: { readonly level: string }): Log {
  // Without the last option a pipe that nobody empties is waited for, at the end for ever.
  const destination = pino.destination({ dest: 1, sync: false, retryEAGAIN: () => false })
  destination.on('error', () => undefined)
  return pino({ level, base: null }, destination)
}

/** What may be told of a thrown value. Not its message: a driver's may quote what it was sent. */
export function tellable(thrown: unknown): {
  readonly name: string
  readonly code?: unknown
  readonly frames?: readonly string[]
} {
  if (!(thrown instanceof Error)) return { name: typeof thrown }
  return { name: thrown.name, frames: framesOf(thrown), ...('code' in thrown ? { code: thrown.code } : {}) }
}

/** A stack begins with the message, which can hold lines that look like frames. */
function framesOf({ stack = '', message }: Error): readonly string[] {
  const frames = stack.includes(message) ? stack.slice(stack.indexOf(message) + message.length) : ''
  return frames.split('\n').filter((line) => /^\s+at /.test(line))
}
