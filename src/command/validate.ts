import type { Parsed } from '../questionnaire/parse.js'
import type { Command } from './command.js'
import { parseFile } from './document-file.js'
import { fileArguments } from './file-argument.js'
import { problemLines, reportProblems } from './problem-report.js'

export const validate: Command = {
  name: 'validate',
  usage: 'validate   FILE [--json]: list what is wrong with a questionnaire document.',
  async run(args, io) {
    const given = fileArguments<[string]>(args, 1)
    if (!given) {
      io.err('validate takes one file, and --json if a program reads the output.')
      return 2
    }
    const parsed = await parseFile(given.files[0], io)
    if (!parsed) return 1
    const { kind, problems } = parsed
    if (given.json)
      io.out(JSON.stringify({ valid: kind === 'questionnaire', problems: reportProblems(problems) }, null, 2))
    else for (const line of [...problemLines(problems), conclusion(parsed)]) io.out(line)
    return kind === 'questionnaire' ? 0 : 1
  },
}

function conclusion({ kind, problems }: Parsed): string {
  const errors = problems.filter(({ level }) => level === 'error').length
  const verdict = kind === 'questionnaire' ? 'valid' : 'not valid'
  return `${verdict}: ${counted(errors, 'error')}, ${counted(problems.length - errors, 'warning')}`
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
