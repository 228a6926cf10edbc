import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import Handlebars from 'handlebars'
import type { Locale } from '../questionnaire/questionnaire.js'
import { escapeHtml } from './slots.js'
import type { Words } from './words.js'

type Render = (view: object) => string

/**
 * Compiles each template once per language, with its words already in place: rendering looks nothing up. Only what
 * counts or names something (`{{t 'area:key' count=n}}`) is left to be put together at rendering.
 *
 * Every file of `folder` can be used as a partial under its path without the extension (`components/option`), and under
 * its name alone when it lies in `components/`.
 */
export function compileTemplates(folder: string, words: { readonly [L in Locale]: Words }) {
  const compilers = { en: compilerFor(words.en, folder), fr: compilerFor(words.fr, folder) }
  return {
    compile(source: string): { readonly [L in Locale]: Render } {
      return { en: compilers.en(source), fr: compilers.fr(source) }
    },
  }
}

function compilerFor(words: Words, folder: string): (source: string) => Render {
  const handlebars = Handlebars.create()
  handlebars.registerHelper('t', (key: string, { hash }: Handlebars.HelperOptions) => words(key, hash))
  // What a browser sends back must be what was typed, a bare carriage return included, which a parser would change.
  handlebars.registerHelper('exact', (value: string) => new Handlebars.SafeString(escapeHtml(value)))
  const options = { knownHelpers: { t: true, exact: true }, knownHelpersOnly: true, preventIndent: true }
  const compile = (source: string) => handlebars.compile(withWordsInPlace(source, words), options)
  for (const file of templateFiles(folder)) {
    const template = compile(readFileSync(join(folder, file), 'utf8'))
    const name = file.replace(/\.hbs$/, '')
    handlebars.registerPartial(name, template)
    if (name.startsWith('components/')) handlebars.registerPartial(name.slice('components/'.length), template)
  }
  return compile
}

function templateFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.hbs'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
}

function withWordsInPlace(source: string, words: Words): hbs.AST.Program {
  const program = Handlebars.parse(source)
  new WordPlacer(words).accept(program)
  return program
}

/** Replaces `{{t 'area:key'}}` by its words, escaped, and `(t 'area:key')` by a literal. */
class WordPlacer extends Handlebars.Visitor {
  // Read by Handlebars: what a visit returns takes the place of the node.
  mutating = true

  constructor(private readonly words: Words) {
    super()
  }

  override MustacheStatement(node: hbs.AST.MustacheStatement): hbs.AST.ContentStatement | undefined {
    const key = constantKey(node)
    if (key === undefined) return void super.MustacheStatement(node)
    const value = Handlebars.escapeExpression(this.words(key))
    return { type: 'ContentStatement', value, original: value, loc: node.loc } as unknown as hbs.AST.ContentStatement
  }

  override SubExpression(node: hbs.AST.SubExpression): hbs.AST.StringLiteral | undefined {
    const key = constantKey(node)
    if (key === undefined) return void super.SubExpression(node)
    const value = this.words(key)
    return { type: 'StringLiteral', value, original: value, loc: node.loc }
  }
}

function constantKey(node: hbs.AST.MustacheStatement | hbs.AST.SubExpression): string | undefined {
  if ((node.path as hbs.AST.PathExpression).original !== 't' || node.hash?.pairs.length) return undefined
  const [key] = node.params
  return key?.type === 'StringLiteral' ? (key as hbs.AST.StringLiteral).value : undefined
}
