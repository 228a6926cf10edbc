import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'

/**
 * A source file and everything it imports, whether for values, for types or on demand. Files of the project are named
 * from its root (`src/web/app.ts`), packages by their name (`kysely`), Node's own with their prefix (`node:fs`); an
 * import whose name is put together while the program runs is `computed`.
 */
export type Source = { readonly path: string; readonly imports: readonly string[] }

/** Every TypeScript file below `folder` of `root`. */
export function readSources(root: string, folder: string): readonly Source[] {
  return filesBelow(root, folder)
    .filter((path) => /\.[mc]?ts$/.test(path))
    .map((path) => sourceOf(path, readFileSync(join(root, path), 'utf8')))
}

/** Every file below `folder`, named from `root`, with `/` between folders. */
export function filesBelow(root: string, folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort()
}

export function sourceOf(path: string, text: string): Source {
  const named = [...text.matchAll(statement), ...text.matchAll(bare), ...text.matchAll(call)]
  return { path, imports: [...new Set(named.map(([, name]) => (name ? target(path, name) : 'computed')))] }
}

// The formatter puts every import and export statement at the beginning of a line.
const statement = /^(?:import|export)\b[^'"`]*?\bfrom\s*['"]([^'"]+)['"]/gm
const bare = /^import\s*['"]([^'"]+)['"]/gm
const call = /\b(?:import|require)\s*\(\s*(?:['"`]([^'"`$]+)['"`]\s*[,)])?/g

function target(from: string, name: string): string {
  if (name.startsWith('.')) return normalize(join(dirname(from), name)).replace(/\.(m?)js$/, '.$1ts')
  if (name.startsWith('node:')) return name
  return name.split('/', name.startsWith('@') ? 2 : 1).join('/')
}

/** Chains of imports that lead back to where they began, each named once: `a.ts → b.ts → a.ts`. */
export function cyclesIn(sources: readonly Source[]): readonly string[] {
  const known = new Map(sources.map((source) => [source.path, source]))
  const done = new Set<string>()
  const found: string[] = []
  const walk = (path: string, trail: readonly string[]) => {
    const start = trail.indexOf(path)
    if (start >= 0) found.push([...trail.slice(start), path].join(' → '))
    if (start >= 0 || done.has(path)) return
    for (const next of known.get(path)?.imports ?? []) walk(next, [...trail, path])
    done.add(path)
  }
  for (const path of known.keys()) walk(path, [])
  return found
}

/** `src/x.ts imports y`, for every package that is imported and not one of `declared`. */
export function packagesBeyond(declared: readonly string[], sources: readonly Source[]): readonly string[] {
  const isPackage = (to: string) => to !== 'computed' && !/^(src\/|\.\.|node:)/.test(to)
  return sources.flatMap(({ path, imports }) =>
    imports.filter((to) => isPackage(to) && !declared.includes(to)).map((to) => `${path} imports ${to}`),
  )
}
