import { difference as differenceOf } from '../questionnaire/difference.js'
import { changeLine } from './change-words.js'
import type { Command } from './command.js'
import { readDrafts } from './document-file.js'
import { fileArguments } from './file-argument.js'

export const difference: Command = {
  name: 'difference',
  usage:
    'difference A B [--json]: tell the changes that make questionnaire A into B; with --json, as apply reads them.',
  async run(args, io) {
    const given = fileArguments<[string, string]>(args, 2)
    if (!given) {
      io.err('difference takes two files, and --json if a program reads the output.')
      return 2
    }
    const drafts = await readDrafts(given.files, io)
    if (!drafts) return 1
    const changes = differenceOf(...drafts)
    if (given.json) io.out(JSON.stringify(changes, null, 2))
    else for (const change of changes) io.out(changeLine(change))
    return 0
  },
}
