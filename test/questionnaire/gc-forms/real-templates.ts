import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = process.env['GC_FORMS_DIR']

/** Templates of real forms are not ours to keep: they are where GC_FORMS_DIR says. */
export function hasRealTemplates(): boolean {
  if (folder !== undefined && existsSync(join(folder, 'history'))) return true
  process.stderr.write('SKIPPED: templates of real forms are not here. Name their folder by GC_FORMS_DIR.\n')
  return false
}

/** The files of the folder by name, without the commit that each was read at. */
export function realTemplates(): readonly { readonly name: string; readonly source: Uint8Array }[] {
  return filesIn(folder ?? '').map(({ file, source }) => ({ name: file.replace(/(@.*)?\.json$/, ''), source }))
}

/** The versions of each form, from the first to the last. */
export function realHistories(): readonly { readonly name: string; readonly versions: readonly Uint8Array[] }[] {
  const histories = join(folder ?? '', 'history')
  return readdirSync(histories).map((name) => {
    return { name, versions: filesIn(join(histories, name)).map(({ source }) => source) }
  })
}

function filesIn(path: string): readonly { readonly file: string; readonly source: Uint8Array }[] {
  const files = readdirSync(path).filter((file) => file.endsWith('.json'))
  return files.toSorted().map((file) => ({ file, source: readFileSync(join(path, file)) }))
}
