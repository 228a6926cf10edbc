import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const own = join(import.meta.dirname, 'fixtures')
const given = process.env['HOSTILE_DIR']

/** Sets of hostile input: four are here; the others are where HOSTILE_DIR says. */
export type SetName =
  | 'legit_must_accept'
  | 'csv_formula'
  | 'utf8_bytes'
  | 'hostile_keys'
  | 'unicode_torture'
  | 'raw_http'
  | 'redos'
  | 'size_shapes'
  | 'numbers_dates'

type Item = { readonly id: string }
export type Text = Item & { readonly s: string }
export type Bytes = Item & { readonly b64: string; readonly wrap?: string }
export type Keys = Item & { readonly ct: string; readonly body: string }
export type Shape = Item & { readonly gen: string; readonly n: number }

export function hasSet(name: SetName): boolean {
  if (fileOf(name) !== undefined) return true
  process.stderr.write(`SKIPPED: the set ${name} is not here. Name its folder by HOSTILE_DIR.\n`)
  return false
}

/** The items of a set; none where `hasSet` says so. */
export function readSet<Kind extends Item>(name: SetName): readonly Kind[] {
  const file = fileOf(name)
  return file === undefined ? [] : (JSON.parse(readFileSync(file, 'utf8')) as Kind[])
}

/** All strings of the sets of texts. Those written as JSON hold lone surrogates. */
export function readTexts(...names: readonly SetName[]): readonly Text[] {
  return names.flatMap((name) =>
    readSet<Item & { readonly s?: string; readonly json_escaped?: string }>(name).map(({ id, s, json_escaped }) => ({
      id,
      s: s ?? (JSON.parse(json_escaped!) as string),
    })),
  )
}

function fileOf(name: SetName): string | undefined {
  const files = [given, own].filter((folder) => folder !== undefined).map((folder) => join(folder, `${name}.json`))
  return files.find((file) => existsSync(file))
}
