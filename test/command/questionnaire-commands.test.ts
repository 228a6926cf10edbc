import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { hash } from '../../src/command/hash.js'
import { paths } from '../../src/command/paths.js'
import { validate } from '../../src/command/validate.js'
import { runAlone } from './run-alone.js'

const fixtures = join(import.meta.dirname, '../questionnaire/fixtures')
const sound = join(fixtures, 'valid/cross-page-conditions.json')
const faulty = join(fixtures, 'invalid/condition-forward.json')
const suspect = join(fixtures, 'invalid/question-unreachable.json')

const folder = mkdtempSync(join(tmpdir(), 'roundtable-'))
afterAll(() => rmSync(folder, { recursive: true }))

function written(name: string, content: string | Uint8Array): string {
  const file = join(folder, name)
  writeFileSync(file, content)
  return file
}

describe('each command that reads a document', () => {
  const commands = [validate, hash, paths].map((command) => [command.name, command] as const)

  test.each(commands)('%s takes one file', async (name, command) => {
    for (const args of [
      [],
      ['--json'],
      [sound, sound],
      [sound, '--jsn'],
      ['--quiet', sound],
      [sound, '--json', '--json'],
    ]) {
      const { exit, out, err } = await runAlone(command, ...args)
      expect([exit, out]).toEqual([2, ''])
      expect(err).toContain(name)
    }
  })

  test.each(commands)('%s says when the file cannot be read', async (_, command) => {
    const missing = join(folder, 'missing.json')
    expect(await runAlone(command, missing)).toMatchObject({ exit: 1, out: '', err: expect.stringContaining(missing) })
    expect(await runAlone(command, folder)).toMatchObject({ exit: 1, out: '' })
  })

  test.each(commands)('%s finds a faulty document at fault', async (_, command) => {
    const { exit, out, err } = await runAlone(command, faulty)
    expect(exit).toBe(1)
    expect(out + err).toContain('condition-forward /pages/0/questions/0/showIf')
  })
})

describe('validate', () => {
  test('says that a sound document is valid', async () => {
    expect(await runAlone(validate, sound)).toEqual({ exit: 0, out: 'valid: 0 errors, 0 warnings', err: '' })
  })

  test('gives the place of each problem and its sentence in both languages', async () => {
    expect((await runAlone(validate, faulty)).out).toBe(
      [
        'error condition-forward /pages/0/questions/0/showIf',
        '  The condition looks at question “ideas”, which does not come earlier.',
        '  La condition porte sur la question «\u00a0ideas\u00a0», qui ne vient pas avant celle-ci.',
        'not valid: 1 error, 0 warnings',
      ].join('\n'),
    )
  })

  test('lets a document with warnings pass, and lists them', async () => {
    const { exit, out } = await runAlone(validate, suspect)
    expect(exit).toBe(0)
    expect(out).toContain('warning question-unreachable /pages/1/questions/0')
    expect(out).toContain('valid: 0 errors, 1 warning')
  })

  test('reads bytes, so that invalid UTF-8 is not mended in silence', async () => {
    const file = written('latin1.json', Buffer.from('{"title": "\xe9t\xe9"}', 'latin1'))
    expect((await runAlone(validate, file, '--json')).out).toContain('"not-utf8"')
  })

  test('prints one JSON document for programs', async () => {
    const { exit, out } = await runAlone(validate, faulty, '--json')
    expect(exit).toBe(1)
    expect(JSON.parse(out)).toMatchObject({
      valid: false,
      problems: [{ code: 'condition-forward', level: 'error', sentence: { en: expect.stringContaining('“ideas”') } }],
    })
  })
})

describe('hash', () => {
  test('does not depend on white space or the order of members', async () => {
    const text = { en: 'Anything else?', fr: 'Autre chose?' }
    const pages = [{ id: 'p', title: text, questions: [{ id: 'q', kind: 'long-text', text, maxLength: 100 }] }]
    const rest = { schema: 'urn:roundtable:questionnaire:1', id: 'one', title: text }
    const airy = written('airy.json', JSON.stringify({ ...rest, pages }, null, 4))
    const turned = written('turned.json', JSON.stringify({ pages, ...rest }))

    const { exit, out } = await runAlone(hash, airy)
    expect(exit).toBe(0)
    expect(out).toMatch(/^[0-9a-f]{64}$/)
    expect((await runAlone(hash, turned)).out).toBe(out)
    expect(JSON.parse((await runAlone(hash, '--json', airy)).out)).toEqual({ id: 'one', fingerprint: out })
  })
})

describe('paths', () => {
  test('says how long journeys are, and what nobody reaches', async () => {
    const { exit, out } = await runAlone(paths, suspect)
    expect(exit).toBe(0)
    expect(out).toContain('Journeys: 1\n')
    expect(out).toContain('Questions that no answers reach: town\n')
    expect(out).toMatch(/Longest: 2 questions on 2 pages; English \d+ words, [\d.]+ min; French \d+ words, [\d.]+ min/)
  })

  test('lists every journey for programs', async () => {
    const { out } = await runAlone(paths, sound, '--json')
    const found = JSON.parse(out) as { complete: boolean; journeys: { questions: string[] }[]; longest: object }
    const sequences = new Set(found.journeys.map(({ questions }) => questions.join(' ')))
    expect(found.complete).toBe(true)
    expect(sequences.size).toBe(found.journeys.length)
    // Six follow-ups; `far` and `near` exclude each other, and `follow_up` needs `both`.
    expect(found.journeys).toHaveLength(18)
    expect(found).toMatchObject({ deadEnds: [], pagesNotReached: [], questionsNotReached: [] })
  })

  test('finds a page that nobody gets past at fault', async () => {
    const text = { en: 'How many?', fr: 'Combien?' }
    const question = { id: 'q', kind: 'number', text, min: 1.2, max: 1.8, whole: true, required: true }
    const questionnaire = {
      schema: 'urn:roundtable:questionnaire:1',
      id: 'one',
      title: text,
      pages: [{ id: 'p', title: text, questions: [question] }],
    }
    const { exit, out } = await runAlone(paths, written('closed.json', JSON.stringify(questionnaire)))
    expect(exit).toBe(1)
    expect(out).toContain('Dead ends: p\n')
  })
})
