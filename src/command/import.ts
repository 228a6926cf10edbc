import { importGcForms } from '../questionnaire/gc-forms/import-gc-forms.js'
import type { Command, Io } from './command.js'
import { readSource } from './document-file.js'
import { printDraft } from './draft-output.js'
import { fileArguments } from './file-argument.js'
import { problemLines, reportProblems } from './problem-report.js'

export const importForms: Command = {
  name: 'import',
  usage:
    'import     gc-forms FILE [--json]: print a form template of GC Forms as a questionnaire; tell what is left out.',
  async run([format, ...args], io) {
    const given = format === 'gc-forms' ? fileArguments<[string]>(args, 1) : undefined
    if (!given) {
      io.err('import takes the word gc-forms and a file, and --json if a program reads the output.')
      return 2
    }
    const [file] = given.files
    const source = await readSource(file, io)
    if (!source) return 1
    const imported = importGcForms(source)
    if (given.json) printReport(imported, io)
    else if (imported.kind === 'imported') {
      printDraft(imported.document, io)
      for (const line of problemLines(imported.left)) io.err(line)
    } else for (const line of [`${file} is at fault:`, ...problemLines(imported.problems)]) io.err(line)
    return imported.kind === 'imported' ? 0 : 1
  },
}

/** All in one document: what was left out, or what is wrong, with its sentences. */
function printReport(imported: ReturnType<typeof importGcForms>, { out }: Io): void {
  const report =
    imported.kind === 'imported'
      ? { ...imported, left: reportProblems(imported.left) }
      : { ...imported, problems: reportProblems(imported.problems) }
  out(JSON.stringify(report, null, 2))
}
