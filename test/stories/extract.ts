import { parse } from 'csv-parse/sync'
import { Writable } from 'node:stream'
import type { Command } from '../../src/command/command.js'
import { exportResponses } from '../../src/command/export.js'
import { mix } from '../../src/command/mix.js'
import type { Addresses } from '../support/test-server.js'

/** One row of the CSV, by column. */
export type Row = { readonly [column: string]: string }

/** Mixes everything, exports one consultation and reads the CSV: what an analyst gets by two commands. */
export async function extract(database: Addresses, consultation: string): Promise<readonly Row[]> {
  await run(database, mix, '--all', '--consultation', consultation)
  return exported(database, consultation)
}

/** The same without mixing. */
export async function exported(database: Addresses, consultation: string): Promise<readonly Row[]> {
  const csv = await run(database, exportResponses, '--consultation', consultation)
  return parse(csv, { bom: true, columns: true, relax_column_count: false })
}

/** A cell of text as it was typed: what guards it against spreadsheets is one apostrophe, taken off. */
export function typedIn(cell: string): string {
  return cell.replace(/^'/, '')
}

async function run({ appUrl, ownerUrl, analystUrl }: Addresses, command: Command, ...args: readonly string[]) {
  const env = { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl, DATABASE_ANALYST_URL: analystUrl }
  const chunks: Buffer[] = []
  const said: string[] = []
  const stdout = new Writable({ write: (chunk: Buffer, _, done) => (chunks.push(chunk), done()) })
  const code = await command.run(args, { env, stdout, out: () => undefined, err: (line) => said.push(line) })
  if (code !== 0) throw new Error(`${command.name} ended with ${code}: ${said.join(' ')}`)
  return Buffer.concat(chunks)
}
