import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { typographyFaults } from '../../src/questionnaire/french-typography.js'
import { fixtureNames } from './fixtures.js'

const root = join(import.meta.dirname, '../..')
const en = sentences('en')
const fr = sentences('fr')

describe('the sentences of problems', () => {
  test('stand under the same codes in both languages', () => {
    expect([...fr.keys()]).toEqual([...en.keys()])
  })

  test('fill in the same values in both languages', () => {
    const unequal = [...en].filter(([code, sentence]) => placeholders(sentence) !== placeholders(fr.get(code) ?? ''))
    expect(unequal).toEqual([])
  })

  test('are there for every code that the kernel names, and no other', () => {
    expect([...en.keys()].toSorted()).toEqual([...codesInSource()].toSorted())
  })

  test('are there for every invalid fixture', () => {
    expect(fixtureNames('invalid').filter((code) => !en.has(code))).toEqual([])
  })

  test('keep Canadian French typography', () => {
    expect([...fr].filter(([, sentence]) => typographyFaults(sentence).length > 0)).toEqual([])
  })
})

function sentences(locale: string): ReadonlyMap<string, string> {
  const file = readFileSync(join(root, 'locales', locale, 'problem.json'), 'utf8')
  return new Map(Object.entries(JSON.parse(file) as Record<string, string>))
}

function placeholders(sentence: string): string {
  return [...sentence.matchAll(/\{\{(\w+)\}\}/g)]
    .map(([, name]) => name ?? '')
    .toSorted()
    .join(' ')
}

/** What the reader of JSON, the rules and the importer give as a code, read off their source. */
function codesInSource(): ReadonlySet<string> {
  const rooms = ['problem', 'gc-forms'].flatMap((room) => {
    return readdirSync(join(root, 'src/questionnaire', room)).map((file) => `${room}/${file}`)
  })
  const source = ['json-reader.ts', ...rooms]
    .map((file) => readFileSync(join(root, 'src/questionnaire', file), 'utf8'))
    .join('\n')
  const calls = /(?:errorAt|warningAt|stopAt|problemsBetween)\((?:[^'`]|`[^`]*`|'')*?(?<!\[)'([a-z]+(?:-[a-z0-9]+)*)'/g
  return new Set([...source.matchAll(calls)].map(([, code]) => code ?? ''))
}
