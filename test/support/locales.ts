import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import Handlebars from 'handlebars'
import { filesBelow } from './imports.js'

/** The interface's words in one language, by `area:key`. */
export type Catalogue = { readonly [key: string]: string }

/** A place where words are asked for: which key, and which values are given with it. */
export type Use = { readonly key: string; readonly values: readonly string[]; readonly place: string }

/** A text in both languages and where it stands in its document, as a JSON pointer. */
export type BothWays = { readonly place: string; readonly en: unknown; readonly fr: unknown }

export function readCatalogue(root: string, folder: string): Catalogue {
  const areas = filesBelow(root, folder).map((path) => {
    const words = JSON.parse(readFileSync(join(root, path), 'utf8')) as Catalogue
    return Object.entries(words).map(([key, text]) => [`${basename(path, '.json')}:${key}`, text])
  })
  return Object.fromEntries(areas.flat()) as Catalogue
}

/** The words that templates ask for by `t`. A key that is not written out is named `computed`. */
export function usesInTemplate(path: string, text: string): readonly Use[] {
  const uses: Use[] = []
  class Reader extends Handlebars.Visitor {
    override MustacheStatement(node: hbs.AST.MustacheStatement): void {
      this.#read(node)
      super.MustacheStatement(node)
    }

    override SubExpression(node: hbs.AST.SubExpression): void {
      this.#read(node)
      super.SubExpression(node)
    }

    #read({ path: called, params, hash, loc }: hbs.AST.MustacheStatement | hbs.AST.SubExpression): void {
      if ((called as hbs.AST.PathExpression).original !== 't') return
      const key = params[0]?.type === 'StringLiteral' ? (params[0] as hbs.AST.StringLiteral).value : 'computed'
      const values = hash?.pairs.map((pair) => pair.key) ?? []
      uses.push({ key, values, place: `${path}:${loc.start.line}` })
    }
  }
  new Reader().accept(Handlebars.parse(text))
  return uses
}

/** The keys written out in a source: `'area:key'`, with any quotes, for the areas there are. */
export function keysInSource(text: string, areas: readonly string[]): readonly string[] {
  const quoted = [...text.matchAll(/(['"`])([a-z-]+:[a-z0-9-]+)\1/g)].map(([, , key]) => key!)
  return quoted.filter((key) => areas.includes(key.split(':', 1)[0]!))
}

/** The keys that a source puts together from codes, a star for each code: `fault:*`, `*:description`. */
export function builtKeysInSource(text: string, areas: readonly string[]): readonly string[] {
  const written = [...text.matchAll(/`((?:[^`\s$]|\$\{[^}`]*\})*)`/g)].map(([, key]) =>
    key!.replaceAll(/(\$\{[^}]*\})+/g, '*'),
  )
  const isKey = (key: string) => /^[a-z-]+:[a-z0-9-]*\*[a-z0-9*-]*$/.test(key) || /^\*:[a-z0-9-]+$/.test(key)
  return written.filter((key) => isKey(key) && ['*', ...areas].includes(key.split(':', 1)[0]!))
}

/** Every word in quotes that could be a code: `'too-long'`. */
export function codesInSource(text: string): readonly string[] {
  return [...text.matchAll(/'([a-z][a-z0-9-]*)'/g)].map(([, code]) => code!)
}

/** Every text of a document that is meant to be in both languages. */
export function textsOf(document: unknown, place: string): readonly BothWays[] {
  if (typeof document !== 'object' || document === null) return []
  const { en, fr } = document as { readonly en?: unknown; readonly fr?: unknown }
  if (typeof en === 'string' || typeof fr === 'string') return [{ place, en, fr }]
  return Object.entries(document).flatMap(([name, value]) => textsOf(value, `${place}/${name}`))
}

const pluralForms = /_(zero|one|two|few|many|other)$/

/** A key without the ending that says for which count it is. */
export function baseOf(key: string): string {
  return key.replace(pluralForms, '')
}

/** The counts a key has words for; none when it has one wording for all. */
export function formsOf(base: string, catalogue: Catalogue): readonly string[] {
  return Object.keys(catalogue)
    .filter((key) => key !== base && baseOf(key) === base)
    .map((key) => key.slice(base.length + 1))
}

/** The names of the values that a key's words leave room for, in all its forms. */
export function placeholdersOf(base: string, catalogue: Catalogue): readonly string[] {
  const texts = Object.keys(catalogue)
    .filter((key) => baseOf(key) === base)
    .map((key) => catalogue[key]!)
  const names = texts.flatMap((text) => [...text.matchAll(/\{\{\s*(\w+)/g)].map(([, name]) => name!))
  return [...new Set(names)].sort()
}
