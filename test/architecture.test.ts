import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { cyclesIn, filesBelow, packagesBeyond, readSources, type Source } from './support/imports.js'

const root = join(import.meta.dirname, '..')

/** The rooms of the house, and the rooms each may look into: itself and those below it. */
const below: Readonly<Record<string, readonly string[]>> = {
  questionnaire: [],
  database: ['questionnaire'],
  consultation: ['questionnaire', 'database'],
  revision: ['questionnaire', 'database', 'consultation', 'history'],
  response: ['questionnaire', 'database', 'consultation'],
  report: ['questionnaire', 'database', 'consultation', 'response'],
  export: ['questionnaire', 'database', 'consultation', 'response', 'coding'],
  coding: 'questionnaire database consultation response history'.split(' '),
  results: 'questionnaire database consultation response report export coding history'.split(' '),
  synthetic: 'questionnaire database consultation revision report coding results account'.split(' '),
  mail: ['questionnaire', 'database'],
  account: ['questionnaire', 'database', 'history', 'mail'],
  history: ['questionnaire', 'database'],
  web: 'questionnaire database consultation revision response report export coding results mail account history'.split(
    ' ',
  ),
  command:
    'questionnaire database consultation revision response report export coding results mail account history synthetic web'.split(
      ' ',
    ),
}

type Import = { readonly from: string; readonly to: string }

/** A rule, an import that breaks it and one that does not, and how the two are told apart. */
type Rule = {
  readonly sentence: string
  readonly breach: readonly [from: string, to: string]
  readonly kept: readonly [from: string, to: string]
  readonly broken: (use: Import) => boolean
}

const rules: readonly Rule[] = [
  {
    sentence: 'questionnaire/ imports itself, ajv and node:crypto, and nothing else',
    breach: ['src/questionnaire/path.ts', 'node:fs'],
    kept: ['src/questionnaire/path.ts', 'ajv'],
    broken: ({ from, to }) =>
      room(from) === 'questionnaire' && room(to) !== room(from) && !oneOf(to, 'ajv node:crypto'),
  },
  {
    sentence: 'only stores and database/ know kysely',
    breach: ['src/response/receipt.ts', 'kysely'],
    kept: ['src/response/inbox-store.ts', 'kysely'],
    broken: ({ from, to }) => to === 'kysely' && !from.endsWith('-store.ts') && room(from) !== 'database',
  },
  {
    sentence: 'only database/ knows pg',
    breach: ['src/response/inbox-store.ts', 'pg'],
    kept: ['src/database/connect.ts', 'pg'],
    broken: ({ from, to }) => oneOf(to, 'pg pg-copy-streams pg-cursor pg-pool') && room(from) !== 'database',
  },
  {
    sentence: 'only database/ imports by a name put together while the program runs: the migrations',
    breach: ['src/web/app.ts', 'computed'],
    kept: ['src/database/migrator.ts', 'computed'],
    broken: ({ from, to }) => to === 'computed' && room(from) !== 'database',
  },
  {
    sentence: 'only account/ knows better-auth and openid-client',
    breach: ['src/web/sign-in/sign-in-routes.ts', 'better-auth'],
    kept: ['src/account/authentication.ts', 'better-auth'],
    broken: ({ from, to }) => oneOf(to, 'better-auth openid-client') && room(from) !== 'account',
  },
  {
    sentence: 'only mail/ knows nodemailer',
    breach: ['src/account/inviting.ts', 'nodemailer'],
    kept: ['src/mail/post.ts', 'nodemailer'],
    broken: ({ from, to }) => to === 'nodemailer' && room(from) !== 'mail',
  },
  {
    sentence: 'only web/ knows fastify, handlebars and node:http',
    breach: ['src/response/receipt.ts', '@fastify/static'],
    kept: ['src/web/public/page.ts', 'fastify'],
    broken: ({ from, to }) => isOfTheWeb(to) && room(from) !== 'web',
  },
  {
    sentence: 'only server.ts and command/ import web/',
    breach: ['src/export/csv.ts', 'src/web/app.ts'],
    kept: ['src/command/export.ts', 'src/web/app.ts'],
    broken: ({ from, to }) => room(to) === 'web' && !oneOf(room(from) ?? '', 'web command') && from !== 'src/server.ts',
  },
  {
    sentence: 'a room looks into itself and the rooms below it',
    breach: ['src/consultation/status.ts', 'src/response/receipt.ts'],
    kept: ['src/report/tally.ts', 'src/response/receipt.ts'],
    broken: ({ from, to }) => isRoom(from) && isRoom(to) && room(to) !== room(from) && !looksDown(from, to),
  },
  {
    sentence: 'response/ reads of consultation/ what is pure, not its stores',
    breach: ['src/response/receipt.ts', 'src/consultation/version-store.ts'],
    kept: ['src/response/receipt.ts', 'src/consultation/status.ts'],
    broken: ({ from, to }) => room(from) === 'response' && room(to) === 'consultation' && to.endsWith('-store.ts'),
  },
  {
    sentence: 'the nouns are told their settings: only server.ts, web/ and command/ import config.ts',
    breach: ['src/database/connect.ts', 'src/config.ts'],
    kept: ['src/command/mix.ts', 'src/config.ts'],
    broken: ({ from, to }) =>
      to === 'src/config.ts' && !oneOf(room(from) ?? '', 'web command') && from !== 'src/server.ts',
  },
  {
    sentence: 'beside the rooms, only server.ts looks into one',
    breach: ['src/config.ts', 'src/database/connect.ts'],
    kept: ['src/server.ts', 'src/database/connect.ts'],
    broken: ({ from, to }) => room(from) === undefined && from !== 'src/server.ts' && room(to) !== undefined,
  },
  {
    sentence: 'nobody imports server.ts',
    breach: ['src/command/start.ts', 'src/server.ts'],
    kept: ['src/command/start.ts', 'src/web/app.ts'],
    broken: ({ to }) => to === 'src/server.ts',
  },
  {
    sentence: 'no audience of web/ imports another',
    breach: ['src/web/public/page.ts', 'src/web/member/page.ts'],
    kept: ['src/web/app.ts', 'src/web/member/page.ts'],
    broken: ({ from, to }) => audience(from) !== audience(to) && audience(from) !== '' && audience(to) !== '',
  },
  {
    sentence: 'the pages of respondents know no account',
    breach: ['src/web/public/page.ts', 'src/account/member.ts'],
    kept: ['src/web/member/page.ts', 'src/account/member.ts'],
    broken: ({ from, to }) =>
      audience(from) === 'public' && (room(to) === 'account' || /^src\/web\/(staff|roundtable|editing)\//.test(to)),
  },
  {
    sentence: 'src/ imports no file from outside itself',
    breach: ['src/web/app.ts', 'test/support/axe.ts'],
    kept: ['src/web/app.ts', 'src/web/locale.ts'],
    broken: ({ to }) => to.startsWith('..') || /^(test|scripts|migrations|templates|questionnaires)\//.test(to),
  },
]

/** `src/x.ts imports y`, for every import that breaks the rule. */
function breaches({ broken }: Rule, sources: readonly Source[]): readonly string[] {
  return sources.flatMap(({ path, imports }) =>
    imports.filter((to) => broken({ from: path, to })).map((to) => `${path} imports ${to}`),
  )
}

function room(path: string): string | undefined {
  return /^src\/([^/]+)\//.exec(path)?.[1]
}

function audience(path: string): string {
  const folder = /^src\/web\/([^/]+)\//.exec(path)?.[1] ?? ''
  return oneOf(folder, 'public member editor analyst administrator sign-in') ? folder : ''
}

function isRoom(path: string): boolean {
  return room(path) !== undefined
}

function looksDown(from: string, to: string): boolean {
  return below[room(from)!]?.includes(room(to)!) ?? false
}

function isOfTheWeb(to: string): boolean {
  return oneOf(to, 'fastify fastify-plugin handlebars node:http node:https node:http2') || to.startsWith('@fastify/')
}

function oneOf(word: string, words: string): boolean {
  return words.split(' ').includes(word)
}

const vague = /^index$|(^|-)(utils?|utilit(y|ies)|helpers?|common|shared|misc)(-|$)/

/** Paths with a part that says nothing about what is inside. */
function vaguelyNamed(paths: readonly string[]): readonly string[] {
  return paths.filter((path) => path.split('/').some((part) => vague.test(part.replace(/(\.\w+)+$/, ''))))
}

/** Code files with a name that is not in kebab-case. */
function oddlyNamed(paths: readonly string[]): readonly string[] {
  return paths.filter((path) => /\.[mc]?ts$/.test(path) && !/^[a-z0-9]+([-.][a-z0-9]+)*$/.test(basename(path)))
}

describe('the house as it stands', () => {
  const sources = readSources(root, 'src')
  const code = ['src', 'test', 'scripts', 'migrations', 'templates'].flatMap((folder) => filesBelow(root, folder))
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { dependencies: object }

  test.for(rules)('$sentence', (rule) => {
    expect(breaches(rule, sources)).toEqual([])
  })

  test('every room has its place in the table', () => {
    const rooms = new Set(sources.map(({ path }) => room(path)).filter((name) => name !== undefined))
    expect([...rooms].filter((name) => !(name in below))).toEqual([])
  })

  test('migrations import kysely and one another, and nothing else', () => {
    const migrations = readSources(root, 'migrations')
    expect(
      migrations.flatMap(({ imports }) => imports).filter((to) => to !== 'kysely' && !to.startsWith('migrations/')),
    ).toEqual([])
  })

  test('no file imports itself by way of others', () => {
    expect(cyclesIn(sources)).toEqual([])
  })

  test('the program imports only what an installation without development dependencies has', () => {
    expect(packagesBeyond(Object.keys(dependencies), sources)).toEqual([])
  })

  test('no file or folder is called index, utils, helpers, common, shared or misc', () => {
    expect(vaguelyNamed(code)).toEqual([])
  })

  test('files of code are named in kebab-case', () => {
    expect(oddlyNamed(code)).toEqual([])
  })
})

describe('a house with every fault', () => {
  test.for(rules)('is seen: $sentence', (rule) => {
    const kept = asSource(...rule.kept)
    expect(breaches(rule, [kept])).toEqual([])
    expect(breaches(rule, [kept, asSource(...rule.breach)])).toEqual([rule.breach.join(' imports ')])
  })

  test.for([
    ['response', 'account'],
    ['account', 'response'],
    ['account', 'consultation'],
    ['mail', 'account'],
    ['history', 'consultation'],
    ['export', 'report'],
    ['database', 'consultation'],
    ['consultation', 'revision'],
    ['web', 'command'],
  ])('is seen: %s/ does not look into %s/', ([from, to]) => {
    const rule = rules.find(({ sentence }) => sentence.startsWith('a room looks into itself'))!
    expect(breaches(rule, [asSource(`src/${from}/a.ts`, `src/${to}/b.ts`)])).toHaveLength(1)
  })

  test('vague and odd names are seen', () => {
    const vaguePaths = [
      'src/web/index.ts',
      'src/utils/date.ts',
      'src/date-helpers.ts',
      'test/common.ts',
      'src/web/misc.test.ts',
    ]
    const clearPaths = ['src/web/app.ts', 'src/web/commonwealth.ts', 'src/response/sealed.ts']
    expect(vaguelyNamed([...vaguePaths, ...clearPaths])).toEqual(vaguePaths)
    expect(oddlyNamed(['src/readPage.ts', 'src/Read.ts', 'src/read-page.test.ts', 'templates/page.hbs'])).toEqual([
      'src/readPage.ts',
      'src/Read.ts',
    ])
  })

  function asSource(path: string, to: string): Source {
    return { path, imports: [to] }
  }
})
