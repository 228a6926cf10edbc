import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { apply } from '../../src/command/apply.js'
import { difference } from '../../src/command/difference.js'
import { merge } from '../../src/command/merge.js'
import { canonicalJson } from '../../src/questionnaire/canonical.js'
import { questionnaireOf } from '../questionnaire/fixtures.js'
import { runAlone } from './run-alone.js'

const folder = mkdtempSync(join(tmpdir(), 'roundtable-algebra-'))
afterAll(() => rmSync(folder, { recursive: true }))

function written(name: string, content: unknown): string {
  const file = join(folder, `${name}.json`)
  writeFileSync(file, JSON.stringify(content))
  return file
}

/** A questionnaire of one question with these English words. */
function asking(en: string, more: object = {}) {
  return questionnaireOf([{ id: 'who', kind: 'long-text', text: { en, fr: 'Qui?' }, maxLength: 100, ...more }])
}

const [base, ours, theirs] = [asking('Who?'), asking('Who, then?'), asking('Who?', { required: true })]
const files = { base: written('base', base), ours: written('ours', ours), theirs: written('theirs', theirs) }
const other = written('other', asking('Whom?'))

describe('difference', () => {
  test('tells each change in a line', async () => {
    expect(await runAlone(difference, files.base, files.ours)).toEqual({
      exit: 0,
      out: 'set question who text (en): "Who?" → "Who, then?"',
      err: '',
    })
    expect(await runAlone(difference, files.base, files.base)).toEqual({ exit: 0, out: '', err: '' })
  })

  test('tells inserts, moves and removals by place', async () => {
    const many = questionnaireOf(
      ...[['a', 'b'], ['c']].map((ids) => ids.map((id) => ({ ...base.pages[0]!.questions[0]!, id }))),
    )
    const [pageOne, pageTwo] = many.pages
    const turned = { ...many, pages: [{ ...pageTwo, questions: [...pageTwo!.questions, pageOne!.questions[1]] }] }
    const { out } = await runAlone(difference, written('many', many), written('turned', turned))
    expect(out.split('\n').map((line) => line.replace(/: \{.*/, ''))).toEqual([
      'remove in questions of page page1, first',
      'move question b: in questions of page page1, first → in questions of page page2, after c',
      'remove in pages of questionnaire, first',
    ])
  })

  test('takes two files, and names the one at fault', async () => {
    for (const args of [[], [files.base], [files.base, files.ours, other], [files.base, files.ours, '--jsn']]) {
      expect(await runAlone(difference, ...args)).toMatchObject({
        exit: 2,
        out: '',
        err: expect.stringContaining('two files'),
      })
    }
    const faulty = written('faulty', { ...base, pages: [...base.pages, ...base.pages] })
    const { exit, out, err } = await runAlone(difference, files.base, faulty)
    expect([exit, out]).toEqual([1, ''])
    expect(err).toContain(`${faulty} is at fault:\nerror duplicate-id /pages/1/id`)
  })

  test('takes drafts that lack a language', async () => {
    const half = written('half', questionnaireOf([{ ...base.pages[0]!.questions[0]!, text: { en: 'Who?' } as never }]))
    expect((await runAlone(difference, files.base, half)).out).toBe('set question who text (fr): "Qui?" → nothing')
  })
})

describe('apply', () => {
  test('does what difference --json has told', async () => {
    const told = await runAlone(difference, files.base, files.ours, '--json')
    const { exit, out, err } = await runAlone(apply, files.base, written('changes', JSON.parse(told.out)))
    expect([exit, canonicalJson(JSON.parse(out)), err]).toEqual([0, canonicalJson(ours), ''])
  })

  test('says which change does not fit, and what stands there now', async () => {
    const changes = written('stale', JSON.parse((await runAlone(difference, files.base, files.ours, '--json')).out))
    expect(await runAlone(apply, other, changes)).toEqual({
      exit: 1,
      out: '',
      err: 'Change 1 does not fit: set question who text (en): "Who?" → "Who, then?"\n  There stands now: "Whom?"',
    })
    const { exit, out } = await runAlone(apply, other, changes, '--json')
    expect(exit).toBe(1)
    expect(JSON.parse(out)).toMatchObject({ kind: 'does-not-fit', index: 0, stands: { kind: 'value', value: 'Whom?' } })
  })

  test('prints a document that is not whole, and says beside it what is wrong', async () => {
    const node = { kind: 'question', id: 'who' }
    const changes = written('half-changes', [{ kind: 'set', node, attribute: 'text', locale: 'fr', from: 'Qui?' }])
    const { exit, out, err } = await runAlone(apply, files.base, changes)
    expect(exit).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ pages: [{ questions: [{ text: { en: 'Who?' } }] }] })
    expect(err).toContain('error language-missing /pages/0/questions/0/text')
  })

  test.each<[path: string, changes: unknown]>([
    ['type-unfit (document)', {}],
    ['change-malformed /0', [{ kind: 'rename' }]],
    ['change-malformed /0', [{ kind: 'set', node: { kind: 'page' }, attribute: 'title' }]],
    [
      'change-malformed /0',
      [{ kind: 'insert', place: { parent: { kind: 'questionnaire' }, list: 'pages' }, content: null }],
    ],
  ])('finds what is no list of changes at fault: %s', async (fault, changes) => {
    const { exit, out, err } = await runAlone(apply, files.base, written('malformed', changes))
    expect([exit, out]).toEqual([1, ''])
    expect(err).toContain(`error ${fault}`)
  })

  test('takes two files', async () => {
    expect(await runAlone(apply, files.base)).toMatchObject({ exit: 2, out: '' })
    expect(await runAlone(apply, files.base, join(folder, 'missing.json'))).toMatchObject({ exit: 1, out: '' })
  })
})

describe('merge', () => {
  test('prints the document with both edits', async () => {
    const { exit, out, err } = await runAlone(merge, files.base, files.ours, files.theirs)
    expect([exit, err]).toEqual([0, ''])
    expect(canonicalJson(JSON.parse(out))).toBe(canonicalJson(asking('Who, then?', { required: true })))
  })

  test('says what both edits dispute', async () => {
    expect(await runAlone(merge, files.base, files.ours, other)).toEqual({
      exit: 1,
      out: '',
      err: 'conflict about question who text (en)\n  base: "Who?"\n  ours: "Who, then?"\n  theirs: "Whom?"',
    })
    const { exit, out } = await runAlone(merge, files.base, files.ours, other, '--json')
    expect(exit).toBe(1)
    expect(JSON.parse(out)).toMatchObject({ kind: 'conflict', conflicts: [{ fact: 'value', ours: 'Who, then?' }] })
  })

  test('takes three files', async () => {
    expect(await runAlone(merge, files.base, files.ours)).toMatchObject({ exit: 2, out: '' })
  })
})
