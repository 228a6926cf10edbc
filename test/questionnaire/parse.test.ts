import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { deepestNesting, largestDocument } from '../../src/questionnaire/json-reader.js'
import { parse } from '../../src/questionnaire/parse.js'
import { problemsOf } from '../../src/questionnaire/problems.js'
import type { Question, Questionnaire } from '../../src/questionnaire/questionnaire.js'
import { fixtureNames, questionnaireOf, questionnaireWith, readFixture } from './fixtures.js'

const warnings = new Set(['question-unreachable', 'same-in-both-languages', 'scale-unbalanced'])

describe('every feature has a document without a problem', () => {
  test.each(fixtureNames('valid'))('%s', (feature) => {
    expect(parse(readFixture('valid', feature))).toMatchObject({ kind: 'questionnaire', problems: [] })
  })
})

describe('every rule has a document that breaks it alone', () => {
  test.each(fixtureNames('invalid'))('%s', (code) => {
    const parsed = parse(readFixture('invalid', code))
    const level = warnings.has(code) ? 'warning' : 'error'
    expect(parsed.problems.map((problem) => [problem.code, problem.level])).toEqual([[code, level]])
    expect(parsed.kind).toBe(level === 'warning' ? 'questionnaire' : 'faulty')
  })

  test('and none is without one', () => {
    const folder = join(import.meta.dirname, '../../src/questionnaire/problem')
    const sources = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'))
    const rules = sources.flatMap((source) =>
      [...source.matchAll(/^export const (\w+): Rule/gm)].map(([, name]) => name!),
    )
    const codes = rules.map((name) => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`))
    expect(codes.toSorted()).toEqual(fixtureNames('invalid').toSorted())
  })

  test('and points to the very place', () => {
    const places = fixtureNames('invalid').map((code) => [code, parse(readFixture('invalid', code)).problems[0]?.path])
    expect(Object.fromEntries(places)).toMatchObject({
      bounds: '/pages/0/questions/0/min',
      'condition-same-page': '/pages/0/questions/1/showIf/not',
      'duplicate-code': '/pages/0/questions/0/options/2/code',
      'french-typography': '/pages/0/questions/0/hint/fr',
      'language-missing': '/pages/0/questions/0/hint',
    })
  })
})

describe('JSON is read strictly', () => {
  const lone = '"\\ud800"'
  test.each<[sentence: string, source: string | Uint8Array, code: string, path: string]>([
    ['invalid UTF-8', Uint8Array.of(0x22, 0xff, 0x22), 'not-utf8', ''],
    ['half of an overlong slash', Uint8Array.of(0x22, 0xc0, 0xaf, 0x22), 'not-utf8', ''],
    ['a lone surrogate, escaped', `{"title": ${lone}}`, 'unreadable-character', '/title'],
    ['a lone surrogate in a name', `{${lone}: 1}`, 'unreadable-character', ''],
    ['a null character', '{"title": "a\\u0000b"}', 'unreadable-character', '/title'],
    ['a member twice', '{"title": 1, "title": 1}', 'duplicate-key', '/title'],
    ['a member twice, once escaped', '{"a": {"title": 1, "\\u0074itle": 1}}', 'duplicate-key', '/a/title'],
    ['__proto__ twice', '{"__proto__": 1, "__proto__": 1}', 'duplicate-key', '/__proto__'],
    ['an integer beyond 2^53 − 1', '[9007199254740992]', 'number-unsafe', '/0'],
    ['an integer below −(2^53 − 1)', '[-9007199254740993]', 'number-unsafe', '/0'],
    ['a number beyond all doubles', '[1e400]', 'number-unsafe', '/0'],
    ['a control character in a string', '"a\tb"', 'not-json', ''],
    ['a comma too many', '[1,]', 'not-json', '/1'],
    ['a number that begins with 0', '[01]', 'not-json', ''],
    ['words after the end', '{} {}', 'not-json', ''],
    ['nothing at all', '', 'not-json', ''],
    ['a name without quotes', '{a: 1}', 'not-json', ''],
    ['NaN', '[NaN]', 'not-json', '/0'],
    ['more levels than allowed', '['.repeat(deepestNesting + 1), 'too-deep', '/0'.repeat(deepestNesting)],
    ['a hundred thousand levels', '['.repeat(100_000), 'too-deep', '/0'.repeat(deepestNesting)],
    ['more bytes than allowed', ' '.repeat(largestDocument + 1), 'too-large', ''],
  ])('%s is refused', (_, source, code, path) => {
    expect(parse(source).problems).toMatchObject([{ code, path, level: 'error' }])
  })

  test('line and column say where reading stopped', () => {
    expect(parse('{\n  "a": 1\n  "b": 2\n}').problems).toMatchObject([
      { code: 'not-json', values: { line: 3, column: 3 } },
    ])
  })

  test('all that can be read on from is named at once', () => {
    const { problems } = parse('{"a": 1e400, "a": "\\udfff", "b": "\\u0000"}')
    expect(problems.map((problem) => problem.code)).toEqual([
      'number-unsafe',
      'duplicate-key',
      'unreadable-character',
      'unreadable-character',
    ])
  })

  test.each([
    '[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]',
    '9007199254740991',
    ' \t\r\n-0.5e-3 ',
    '"\\ud83d\\ude00"',
    'null',
  ])('%s is JSON, though no questionnaire', (source) => {
    expect(parse(source).problems).toMatchObject([{ code: 'type-unfit', path: '' }])
  })

  test('a byte order mark is no part of the document', () => {
    const document = readFixture('valid', 'single')
    expect(parse(Uint8Array.of(0xef, 0xbb, 0xbf, ...document)).kind).toBe('questionnaire')
  })
})

describe('the shape is checked by the schema', () => {
  const text = { en: 'Anything else?', fr: 'Autre chose?' }
  const good = { id: 'q', kind: 'short-text', text, maxLength: 10 }
  const choice = { code: 'a', label: text }

  test.each<[sentence: string, question: object, code: string, path: string]>([
    ['a kind nobody knows', { ...good, kind: 'slider' }, 'value-unfit', '/kind'],
    ['no kind', { id: 'q', text }, 'member-missing', ''],
    ['an id with a capital', { ...good, id: 'Q' }, 'pattern-unfit', '/id'],
    ['__proto__ as an id', { ...good, id: '__proto__' }, 'pattern-unfit', '/id'],
    ['an id of 61 characters', { ...good, id: 'q'.repeat(61) }, 'identifier-too-long', '/id'],
    ['a third language', { ...good, text: { ...text, es: '¿Más?' } }, 'member-unknown', '/text/es'],
    ['a text that is not bilingual', { ...good, text: 'More?' }, 'type-unfit', '/text'],
    ['a member nobody knows', { ...good, 'a/b~c': 1 }, 'member-unknown', '/a~1b~0c'],
    ['a member of another kind', { ...good, options: [choice] }, 'member-unknown', '/options'],
    ['"true" for true', { ...good, required: 'true' }, 'type-unfit', '/required'],
    ['"10" for 10', { ...good, maxLength: '10' }, 'type-unfit', '/maxLength'],
    ['half a code point', { ...good, maxLength: 10.5 }, 'type-unfit', '/maxLength'],
    ['the same ancestor twice', { ...good, replaces: ['p', 'p'] }, 'items-repeated', '/replaces'],
    ['no options', { id: 'q', kind: 'single', text, options: [] }, 'items-too-few', '/options'],
    ['fewer than no options', { id: 'q', kind: 'multiple', text, options: [choice], min: -1 }, 'out-of-range', '/min'],
    ['a condition of no form', { ...good, showIf: { question: 'p' } }, 'condition-malformed', '/showIf'],
    [
      'a condition of two forms',
      { ...good, showIf: { question: 'p', is: 'a', answered: true } },
      'condition-malformed',
      '/showIf',
    ],
    ['a condition on nothing', { ...good, showIf: { all: [] } }, 'items-too-few', '/showIf/all'],
    ['answered: false', { ...good, showIf: { question: 'p', answered: false } }, 'value-unfit', '/showIf/answered'],
  ])('%s is refused', (_, question, code, path) => {
    const { problems } = parse(JSON.stringify(questionnaireOf([question as Question])))
    expect(problems).toMatchObject([{ code, path: `/pages/0/questions/0${path}`, level: 'error' }])
  })

  test('an address that is not https is refused', () => {
    const resource = {
      id: 'line',
      name: text,
      description: text,
      address: { en: 'http://example.org', fr: 'https://example.org' },
    }
    const { problems } = parse(JSON.stringify({ ...questionnaireWith('single'), helpResources: [resource] }))
    expect(problems).toMatchObject([{ code: 'pattern-unfit', path: '/helpResources/0/address/en' }])
  })
})

describe('meaning, beyond the fixtures', () => {
  const text = { en: 'Anything else?', fr: 'Autre chose?' }
  const choice = (code: string, more: object = {}) => ({ code, label: { en: `${code}.`, fr: `${code}!` }, ...more })
  const short = (id: string, more: object = {}) => ({ id, kind: 'short-text', text, maxLength: 10, ...more })
  const single = (id: string, more: object = {}) => ({
    id,
    kind: 'single',
    text,
    options: [choice('a'), choice('b')],
    ...more,
  })
  const on = (...pages: readonly object[][]) => questionnaireOf(...(pages as unknown as Question[][]))

  test.each<[sentence: string, questionnaire: Questionnaire, codes: readonly string[]]>([
    [
      'a blank text is a missing one',
      on([short('q', { hint: { en: ' ', fr: '\n' } })]),
      ['language-missing', 'language-missing'],
    ],
    ['a page and a question share no id', on([short('page1')]), ['duplicate-id']],
    ['a name that the form itself uses', on([short('notice')]), ['reserved-id']],
    ['two underscores in an id', on([short('a__b')]), ['reserved-id']],
    ['other_text as a code', on([single('q', { options: [choice('other_text'), choice('b')] })]), ['reserved-id']],
    ['language as a code is free', on([single('q', { options: [choice('language'), choice('b')] })]), []],
    [
      'a row twice',
      on([
        {
          id: 'm',
          kind: 'matrix',
          text,
          rows: [
            { id: 'r', text },
            { id: 'r', text },
          ],
          points: [choice('a'), choice('b')],
        },
      ]),
      ['duplicate-code'],
    ],
    ['a condition on itself', on([short('q', { showIf: { question: 'q', answered: true } })]), ['condition-forward']],
    [
      'on the same page, answered',
      on([single('p'), short('q', { showIf: { question: 'p', answered: true } })]),
      ['condition-same-page'],
    ],
    [
      'a threshold on a single',
      on([single('p')], [short('q', { showIf: { question: 'p', atLeast: 1 } })]),
      ['condition-operator-unfit'],
    ],
    [
      'a threshold on a scale without values',
      on(
        [{ id: 'p', kind: 'scale', text, points: [choice('a'), choice('b')] }],
        [short('q', { showIf: { question: 'p', atLeast: 1 } })],
      ),
      ['condition-operator-unfit'],
    ],
    [
      'the name of a prototype member as an option',
      on([single('p')], [short('q', { showIf: { question: 'p', is: 'constructor' } })]),
      ['condition-option-unknown'],
    ],
    [
      'the name of a prototype member as a question',
      on([short('q', { showIf: { question: 'constructor', answered: true } })]),
      ['condition-dangling'],
    ],
    ['more to choose than there are options', on([{ ...single('q'), kind: 'multiple', max: 3 }]), ['bounds']],
    ['more ranks than options', on([{ ...single('q'), kind: 'ranking', max: 3 }]), ['bounds']],
    ['no room for a single character', on([short('q', { maxLength: 0 })]), ['bounds']],
    ['a number between 2 and 1', on([{ id: 'q', kind: 'number', text, min: 2, max: 1 }]), ['bounds']],
    ['a band upside down', on([single('q', { options: [choice('a', { from: 2, to: 1 }), choice('b')] })]), ['bounds']],
    [
      'bands out of order, but whole',
      on([single('q', { options: [choice('a', { from: 6 }), choice('b', { to: 5 })] })]),
      [],
    ],
    [
      'several faults at once',
      on([short('q', { hint: { en: 'So.' }, maxLength: 0, showIf: { question: 'gone', answered: true } })]),
      ['language-missing', 'condition-dangling', 'bounds'],
    ],
    [
      'a threshold that no number reaches',
      on([{ id: 'p', kind: 'number', text, max: 5 }], [short('q', { showIf: { question: 'p', atLeast: 6 } })]),
      ['question-unreachable'],
    ],
    [
      'a condition on a question never shown',
      on(
        [single('p')],
        [
          short('q', {
            showIf: {
              all: [
                { question: 'p', is: 'a' },
                { question: 'p', is: 'b' },
              ],
            },
          }),
        ],
        [short('r', { showIf: { question: 'q', answered: true } })],
      ),
      ['question-unreachable', 'question-unreachable'],
    ],
  ])('%s', (_, questionnaire, codes) => {
    expect(problemsOf(questionnaire).map((problem) => problem.code)).toEqual(codes)
  })
})
