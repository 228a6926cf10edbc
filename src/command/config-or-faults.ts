import { readConfig, type Config } from '../config.js'
import type { Io } from './command.js'

/** What the environment says, or undefined after saying what is wrong with it. */
export function configOrFaults({ env, err }: Io): Config | undefined {
  const read = readConfig(env)
  if (read.kind === 'config') return read.config
  for (const fault of read.faults) err(fault)
  return undefined
}
