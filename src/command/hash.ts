import { fingerprint } from '../questionnaire/canonical.js'
import type { Command } from './command.js'
import { parseFile } from './document-file.js'
import { fileArguments } from './file-argument.js'
import { problemLines } from './problem-report.js'

export const hash: Command = {
  name: 'hash',
  usage: 'hash       FILE [--json]: print the fingerprint that names this version of a questionnaire.',
  async run(args, io) {
    const given = fileArguments<[string]>(args, 1)
    if (!given) {
      io.err('hash takes one file, and --json if a program reads the output.')
      return 2
    }
    const parsed = await parseFile(given.files[0], io)
    if (!parsed) return 1
    if (parsed.kind === 'faulty') {
      for (const line of problemLines(parsed.problems)) io.err(line)
      return 1
    }
    const name = fingerprint(parsed.questionnaire)
    io.out(given.json ? JSON.stringify({ id: parsed.questionnaire.id, fingerprint: name }) : name)
    return 0
  },
}
