import { apply as applyTo } from '../questionnaire/apply.js'
import { changeLine, standingLine } from './change-words.js'
import type { Command } from './command.js'
import { readChanges, readDrafts } from './document-file.js'
import { printDraft } from './draft-output.js'
import { fileArguments } from './file-argument.js'

export const apply: Command = {
  name: 'apply',
  usage: 'apply      BASE CHANGES [--json]: print the questionnaire after the changes, or the first that does not fit.',
  async run(args, io) {
    const given = fileArguments<[string, string]>(args, 2)
    if (!given) {
      io.err('apply takes two files, a questionnaire and changes, and --json if a program reads the output.')
      return 2
    }
    const [base, list] = given.files
    const drafts = await readDrafts([base] as const, io)
    const changes = await readChanges(list, io)
    if (!drafts || !changes) return 1
    const applied = applyTo(drafts[0], changes)
    if (applied.kind === 'applied') {
      printDraft(applied.document, io)
      return 0
    }
    if (given.json) io.out(JSON.stringify(applied, null, 2))
    else {
      io.err(`Change ${applied.index + 1} does not fit: ${changeLine(applied.change)}`)
      io.err(`  ${standingLine(applied.stands)}`)
    }
    return 1
  },
}
