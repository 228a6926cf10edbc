import type { Command, Io } from './command.js'

/** Runs the command that the first argument names. What it throws becomes one line: the caller is a shell. */
export async function runCommand(
  commands: readonly Command[],
  [name, ...args]: readonly string[],
  io: Io,
): Promise<0 | 1 | 2> {
  if (name === '--help' || name === 'help') return tell(commands, io.out, 0)
  const command = commands.find((each) => each.name === name)
  if (!command) {
    if (name !== undefined) io.err(`There is no command "${name}".`)
    return tell(commands, io.err, 2)
  }
  if (args.includes('--help')) {
    io.out(command.usage)
    return 0
  }
  try {
    return await command.run(args, io)
  } catch (error) {
    io.err(`${name}: ${firstLine(error)}`)
    return 1
  }
}

function tell(commands: readonly Command[], print: (line: string) => void, code: 0 | 2): 0 | 2 {
  print('Usage: npm run --silent roundtable -- COMMAND')
  for (const { usage } of commands) print(`  ${usage}`)
  return code
}

function firstLine(error: unknown): string {
  const words = error instanceof Error ? error.message || error.name : String(error)
  return words.split('\n', 1)[0] ?? ''
}
