import { fingerprint } from '../questionnaire/canonical.js'
import type { Command } from './command.js'
import { readQuestionnaire } from './document-file.js'
import { fileArguments } from './file-argument.js'

export const hash: Command = {
  name: 'hash',
  usage: 'hash       FILE [--json]: print the fingerprint that names this version of a questionnaire.',
  async run(args, io) {
    const given = fileArguments<[string]>(args, 1)
    if (!given) {
      io.err('hash takes one file, and --json if a program reads the output.')
      return 2
    }
    const questionnaire = await readQuestionnaire(given.files[0], io)
    if (!questionnaire) return 1
    const name = fingerprint(questionnaire)
    io.out(given.json ? JSON.stringify({ id: questionnaire.id, fingerprint: name }) : name)
    return 0
  },
}
