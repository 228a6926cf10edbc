import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { afterAll, describe, expect, test } from 'vitest'
import { importForms } from '../../src/command/import.js'
import { choicesOf, elementOf, templateOf } from '../questionnaire/gc-forms/templates.js'

const folder = mkdtempSync(join(tmpdir(), 'roundtable-import-'))
afterAll(() => rmSync(folder, { recursive: true }))

function written(name: string, content: unknown): string {
  const file = join(folder, `${name}.json`)
  writeFileSync(file, JSON.stringify(content))
  return file
}

async function run(...args: readonly string[]) {
  const out: string[] = []
  const err: string[] = []
  const io = {
    out: (line: string) => out.push(line),
    err: (line: string) => err.push(line),
    stdout: new Writable(),
    env: {},
  }
  const exit = await importForms.run(args, io)
  return { exit, out: out.join('\n'), err: err.join('\n') }
}

const sound = written('sound', templateOf([elementOf(1, 'radio', choicesOf('Yes', 'No'))]))
const wide = written('wide', templateOf([elementOf(1, 'radio', choicesOf('Yes')), elementOf(2, 'fileInput')]))
const broken = written('broken', { titleEn: 'A', titleFr: 'B', elements: [] })

describe('import gc-forms', () => {
  test('prints the draft, and nothing else where all of it was carried over', async () => {
    const { exit, out, err } = await run('gc-forms', sound)
    expect([exit, err]).toEqual([0, ''])
    expect(JSON.parse(out)).toMatchObject({ id: 'a-form', pages: [{ questions: [{ id: 'q1', kind: 'single' }] }] })
  })

  test('tells in a sentence of each language what was left, with its place', async () => {
    const { exit, out, err } = await run('gc-forms', wide)
    expect(exit).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ id: 'a-form' })
    expect(err.split('\n')).toEqual([
      'warning element-not-carried /elements/1',
      '  This element asks for something that no question can ask (fileInput), and was left out.',
      '  Cet élément demande ce qu’aucune question ne peut demander (fileInput) et a été laissé de côté.',
    ])
  })

  test('tells what the draft still lacks', async () => {
    const english = { id: 1, type: 'textField', properties: { titleEn: 'Who?' } }
    const { exit, err } = await run('gc-forms', written('english', templateOf([english])))
    expect(exit).toBe(0)
    expect(err).toContain('error language-missing /pages/0/questions/0/text')
  })

  test('refuses a template that is broken, by the name of each fault', async () => {
    const { exit, out, err } = await run('gc-forms', broken)
    expect([exit, out]).toEqual([1, ''])
    expect(err).toContain(
      `${broken} is at fault:\nerror member-missing (document)\n  The member “privacyPolicy” is missing.`,
    )
    expect(err).toContain('The member “confirmation” is missing.')
  })

  test('gives programs all of it in one document', async () => {
    const carried = await run('gc-forms', wide, '--json')
    expect([carried.exit, carried.err]).toEqual([0, ''])
    expect(JSON.parse(carried.out)).toMatchObject({
      kind: 'imported',
      document: { id: 'a-form' },
      left: [
        {
          code: 'element-not-carried',
          path: '/elements/1',
          sentence: { en: expect.any(String), fr: expect.any(String) },
        },
      ],
    })
    const refused = await run('gc-forms', '--json', broken)
    expect(refused.exit).toBe(1)
    expect(JSON.parse(refused.out)).toMatchObject({ kind: 'faulty', problems: [{ code: 'member-missing' }, {}] })
  })

  test('takes the name of the format and a file, and says when that cannot be read', async () => {
    for (const args of [
      [],
      ['gc-forms'],
      [sound],
      ['survey', sound],
      ['gc-forms', sound, sound],
      ['gc-forms', sound, '--jsn'],
    ])
      expect(await run(...args)).toMatchObject({
        exit: 2,
        out: '',
        err: expect.stringContaining('gc-forms and a file'),
      })
    expect(await run('gc-forms', join(folder, 'absent.json'))).toMatchObject({
      exit: 1,
      err: expect.stringContaining('cannot be read'),
    })
  })
})
