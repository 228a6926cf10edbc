import { readFile } from 'node:fs/promises'
import type { Change, JsonObject } from '../questionnaire/change.js'
import { type Parsed, parse } from '../questionnaire/parse.js'
import { parseChanges, parseDraft } from '../questionnaire/parse-draft.js'
import type { Problem } from '../questionnaire/problem.js'
import type { Questionnaire } from '../questionnaire/questionnaire.js'
import type { Io } from './command.js'
import { problemLines } from './problem-report.js'

/** The document in a file, read and judged; undefined after saying that the file cannot be read. */
export async function parseFile(file: string, io: Io): Promise<Parsed | undefined> {
  const source = await readSource(file, io)
  return source && parse(source)
}

/** The questionnaire in a file; undefined after saying that it cannot be read or what is wrong with it. */
export async function readQuestionnaire(file: string, io: Io): Promise<Questionnaire | undefined> {
  const parsed = await parseFile(file, io)
  if (parsed?.kind === 'questionnaire') return parsed.questionnaire
  if (parsed) for (const line of problemLines(parsed.problems)) io.err(line)
  return undefined
}

/** The drafts in these files, in their order; undefined after saying which of them cannot be read or is at fault. */
export async function readDrafts<Files extends readonly string[]>(
  files: Files,
  io: Io,
): Promise<{ readonly [K in keyof Files]: JsonObject } | undefined> {
  const drafts: JsonObject[] = []
  for (const file of files) {
    const source = await readSource(file, io)
    const parsed = source && parseDraft(source)
    if (parsed?.kind === 'draft') drafts.push(parsed.document)
    else if (parsed) tellFaults(file, parsed, io)
  }
  return drafts.length === files.length ? (drafts as { readonly [K in keyof Files]: JsonObject }) : undefined
}

/** The changes in a file; undefined after saying that it cannot be read or what is wrong with it. */
export async function readChanges(file: string, io: Io): Promise<readonly Change[] | undefined> {
  const source = await readSource(file, io)
  const parsed = source && parseChanges(source)
  if (parsed?.kind === 'changes') return parsed.changes
  if (parsed) tellFaults(file, parsed, io)
  return undefined
}

function tellFaults(file: string, { problems }: { readonly problems: readonly Problem[] }, { err }: Io): void {
  err(`${file} is at fault:`)
  for (const line of problemLines(problems)) err(line)
}

/** The bytes of a file; undefined after saying that it cannot be read. */
export async function readSource(file: string, { err }: Io): Promise<Uint8Array | undefined> {
  try {
    return await readFile(file)
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error
    err(`${file} cannot be read: ${error.message}`)
    return undefined
  }
}
