import { merge as mergeOf } from '../questionnaire/merge.js'
import { conflictLines } from './change-words.js'
import type { Command } from './command.js'
import { readDrafts } from './document-file.js'
import { printDraft } from './draft-output.js'
import { fileArguments } from './file-argument.js'

export const merge: Command = {
  name: 'merge',
  usage: 'merge      BASE OURS THEIRS [--json]: print the questionnaire with both edits of BASE, or what they dispute.',
  async run(args, io) {
    const given = fileArguments<[string, string, string]>(args, 3)
    if (!given) {
      io.err('merge takes three files, and --json if a program reads the output.')
      return 2
    }
    const drafts = await readDrafts(given.files, io)
    if (!drafts) return 1
    const merged = mergeOf(...drafts)
    if (merged.kind === 'merged') {
      printDraft(merged.document, io)
      return 0
    }
    if (given.json) io.out(JSON.stringify(merged, null, 2))
    else for (const conflict of merged.conflicts) for (const line of conflictLines(conflict)) io.err(line)
    return 1
  },
}
