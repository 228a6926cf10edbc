import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { typographyFaults } from '../src/questionnaire/french-typography.js'
import { accountKeys } from './support/account-keys.js'
import { codingKeys } from './support/coding-keys.js'
import { filesKeys } from './support/files-keys.js'
import { deskKeys } from './support/desk-keys.js'
import { filesBelow } from './support/imports.js'
import { reviewKeys } from './support/review-keys.js'
import {
  baseOf,
  type BothWays,
  builtKeysInSource,
  type Catalogue,
  codesInSource,
  formsOf,
  keysInSource,
  placeholdersOf,
  readCatalogue,
  textsOf,
  type Use,
  usesInTemplate,
} from './support/locales.js'
import { resultsKeys } from './support/results-keys.js'
import { sameInBoth } from './support/same-in-both.js'
import { settingsKeys } from './support/settings-keys.js'

const root = join(import.meta.dirname, '..')

const areaNames = filesBelow(root, 'locales/en').map((path) => basename(path, '.json'))

/**
 * Keys that the program puts together from codes. `each` are codes whose words must be there; `any` may hold more than
 * codes, and says only which words are not unused.
 */
const built = [
  { key: 'fault:*', each: codes('src/questionnaire/fault.ts', /^ {2}\| '([a-z-]+)'$/gm), any: codesIn('src/web') },
  {
    key: 'problem:*',
    each: codes('src/questionnaire', /(?:errorAt|warningAt)\((?:`[^`]*`|''|[\w.]+), '([a-z0-9-]+)'/g),
    any: codesIn('src/questionnaire'),
  },
  {
    key: 'condition:*',
    each: [],
    any: codesIn('src/web/condition-words.ts').flatMap((code) => [code, `${code}-not`]),
  },
  {
    key: 'category:*',
    each: codes('src/revision/category.ts', /^ {2}'([a-z_]+)',$/gm).map((code) => code.replaceAll('_', '-')),
    any: [],
  },
  { key: 'changes:*', each: ['declined', 'deferred', 'superseded'], any: [] },
  { key: 'receipt:*', each: [], any: codesIn('src/web/public/respond/receipt-page.ts') },
  { key: 'splash:*', each: [], any: codesIn('src/web/public/site/splash-page.ts') },
  ...accountKeys,
  ...filesKeys,
  ...codingKeys,
  ...deskKeys,
  ...reviewKeys,
  ...settingsKeys,
  ...resultsKeys,
  { key: '*:title', each: [], any: areaNames },
  { key: '*:description', each: [], any: areaNames },
]

/** Content that is rightly the same in both languages: names of provinces and territories. */
const sameContent = ['Ontario', 'Manitoba', 'Saskatchewan', 'Alberta', 'Yukon', 'Nunavut']

const plurals = { en: ['one', 'other'], fr: ['many', 'one', 'other'] }

function onlyInOne(a: readonly string[], b: readonly string[]): readonly string[] {
  return [...a.filter((each) => !b.includes(each)), ...b.filter((each) => !a.includes(each))]
}

function missing(uses: readonly Use[], catalogue: Catalogue): readonly string[] {
  const bases = Object.keys(catalogue).map(baseOf)
  return uses.filter(({ key }) => !bases.includes(key)).map(({ key, place }) => `${key} in ${place}`)
}

function unused(catalogue: Catalogue, used: readonly string[]): readonly string[] {
  return Object.keys(catalogue).filter((key) => !used.includes(baseOf(key)) && !used.includes(key))
}

function identical(en: Catalogue, fr: Catalogue): readonly string[] {
  return Object.keys(en).filter((key) => en[key] === fr[key] && /\p{L}/u.test(en[key]!))
}

function placeholdersThatDiffer(en: Catalogue, fr: Catalogue): readonly string[] {
  const bases = [...new Set(Object.keys({ ...en, ...fr }).map(baseOf))]
  return bases.filter((base) => placeholdersOf(base, en).join() !== placeholdersOf(base, fr).join())
}

/** Keys with words for some counts that lack words for others, or that have one wording beside them. */
function pluralsAmiss(catalogue: Catalogue, expected: readonly string[]): readonly string[] {
  const bases = [...new Set(Object.keys(catalogue).map(baseOf))]
  return bases.filter((base) => {
    const forms = formsOf(base, catalogue)
    return forms.length > 0 && (base in catalogue || forms.toSorted().join() !== expected.join())
  })
}

/** Values that the words have room for and a template does not give, and counts given to words that do not count. */
function valuesAmiss(uses: readonly Use[], catalogue: Catalogue): readonly string[] {
  return uses.flatMap(({ key, values, place }) => {
    const lacking = placeholdersOf(key, catalogue).filter((name) => !values.includes(name))
    const counts = formsOf(key, catalogue).length > 0
    const amiss = counts === values.includes('count') ? lacking : [...lacking, 'count']
    return amiss.map((name) => `${name} of ${key} in ${place}`)
  })
}

function typographyAmiss(texts: Catalogue): readonly string[] {
  return Object.entries(texts).flatMap(([place, text]) =>
    typographyFaults(text).map(
      ({ code, index }) => `${place}: ${code} at “${text.slice(Math.max(0, index - 10), index + 10)}”`,
    ),
  )
}

function contentAmiss(texts: readonly BothWays[]): readonly string[] {
  return texts.flatMap(({ place, en, fr }) => {
    if (typeof en !== 'string' || typeof fr !== 'string' || en.trim() === '' || fr.trim() === '')
      return [`${place}: one language`]
    return en === fr && /\p{L}/u.test(en) && !sameContent.includes(en) ? [`${place}: the same in both`] : []
  })
}

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}

function sourcesIn(folder: string): readonly string[] {
  return folder.endsWith('.ts') ? [folder] : filesBelow(root, folder).filter((path) => path.endsWith('.ts'))
}

function codes(folder: string, code: RegExp): readonly string[] {
  return sourcesIn(folder).flatMap((path) => [...read(path).matchAll(code)].map(([, found]) => found!))
}

function codesIn(folder: string): readonly string[] {
  return sourcesIn(folder).flatMap((path) => codesInSource(read(path)))
}

describe('the words of the interface', () => {
  const en = readCatalogue(root, 'locales/en')
  const fr = readCatalogue(root, 'locales/fr')
  const areas = [...new Set(Object.keys(en).map((key) => key.split(':', 1)[0]!))]
  const sources = sourcesIn('src')
  const templates = filesBelow(root, 'templates').filter((path) => path.endsWith('.hbs'))

  const inTemplates = templates.flatMap((path) => usesInTemplate(path, read(path)))
  const inSources = sources.flatMap((place) =>
    keysInSource(read(place), areas).map((key) => ({ key, values: [], place })),
  )
  const ofCodes = (key: string, found: readonly string[]) =>
    found.map((code) => ({ key: key.replace('*', code), values: [], place: 'the codes' }))
  const uses = [...inTemplates, ...inSources, ...built.flatMap(({ key, each }) => ofCodes(key, each))]
  const possible = built.flatMap(({ key, any }) => ofCodes(key, any))

  test('both languages have the same files and the same keys', () => {
    const files = (locale: string) => filesBelow(root, `locales/${locale}`).map((path) => path.split('/').at(-1)!)
    expect(onlyInOne(files('en'), files('fr'))).toEqual([])
    const keys = (catalogue: Catalogue) => [...new Set(Object.keys(catalogue).map(baseOf))]
    expect(onlyInOne(keys(en), keys(fr))).toEqual([])
  })

  test('no key is missing', () => {
    expect(missing(uses, en)).toEqual([])
  })

  test('no key is unused', () => {
    expect(
      unused(
        en,
        [...uses, ...possible].map(({ key }) => key),
      ),
    ).toEqual([])
  })

  test('keys put together from codes are listed in this file', () => {
    const found = sources.flatMap((path) => builtKeysInSource(read(path), areas))
    expect(found.filter((key) => !built.some((each) => each.key === key))).toEqual([])
  })

  test('nothing is identical in both languages without a reason, and no reason is left over', () => {
    expect(identical(en, fr).toSorted()).toEqual(Object.keys(sameInBoth).toSorted())
  })

  test('both languages leave room for the same values, and templates give them all', () => {
    expect(placeholdersThatDiffer(en, fr)).toEqual([])
    expect(valuesAmiss(inTemplates, en)).toEqual([])
  })

  test('words that count have every plural of their language', () => {
    expect(pluralsAmiss(en, plurals.en)).toEqual([])
    expect(pluralsAmiss(fr, plurals.fr)).toEqual([])
  })

  test('no wording is empty', () => {
    expect(Object.entries({ ...en, ...fr }).filter(([, text]) => typeof text !== 'string' || text === '')).toEqual([])
  })

  test('French follows Canadian typography', () => {
    expect(typographyAmiss(fr)).toEqual([])
  })
})

describe('the words of the sample consultations', () => {
  // What members say is in the language that they say it in; the test of the review judges its words.
  const documents = filesBelow(root, 'questionnaires').filter((path) => /(?<!\/review)\.json$/.test(path))
  const texts = documents.flatMap((path) => textsOf(JSON.parse(read(path)), `${path}#`))

  test('each text is there in both languages, and differs', () => {
    expect(documents).not.toEqual([])
    expect(contentAmiss(texts)).toEqual([])
  })

  test('French follows Canadian typography', () => {
    expect(typographyAmiss(Object.fromEntries(texts.map(({ place, fr }) => [place, String(fr)])))).toEqual([])
  })
})

describe('made-up words with every fault', () => {
  const en = {
    'a:one': 'One',
    'a:same': 'Date',
    'a:name': 'Hello {{name}}',
    'a:n_one': 'a day',
    'a:n_other': '{{n}} days',
  }
  const fr = {
    'a:one': 'Un',
    'a:same': 'Date',
    'a:name': 'Bonjour {{nom}}',
    'a:n_one': 'un jour',
    'a:n_other': '{{n}} jours',
  }
  const use = (key: string, ...values: string[]): Use => ({ key, values, place: 'page.hbs:1' })

  test('a key in one language only', () => {
    expect(onlyInOne(['a', 'b'], ['b', 'c'])).toEqual(['a', 'c'])
  })

  test('a key that is missing, and one that is unused', () => {
    expect(missing([use('a:one'), use('a:n'), use('a:two'), use('computed')], en)).toEqual([
      'a:two in page.hbs:1',
      'computed in page.hbs:1',
    ])
    expect(unused(en, ['a:one', 'a:n', 'a:same'])).toEqual(['a:name'])
  })

  test('the same words twice, but not signs alone', () => {
    expect(identical({ ...en, 'a:colon': ': ' }, { ...fr, 'a:colon': ': ' })).toEqual(['a:same'])
  })

  test('different placeholders', () => {
    expect(placeholdersThatDiffer(en, fr)).toEqual(['a:name'])
  })

  test('a plural that is lacking, or that has a plain wording beside it', () => {
    expect(pluralsAmiss(en, plurals.en)).toEqual([])
    expect(pluralsAmiss(fr, plurals.fr)).toEqual(['a:n'])
    expect(pluralsAmiss({ ...en, 'a:n': 'days' }, plurals.en)).toEqual(['a:n'])
  })

  test('a value or a count that a template forgets', () => {
    expect(valuesAmiss([use('a:name', 'name'), use('a:n', 'n', 'count'), use('a:one')], en)).toEqual([])
    expect(valuesAmiss([use('a:name'), use('a:n', 'n'), use('a:one', 'count')], en)).toEqual([
      'name of a:name in page.hbs:1',
      'count of a:n in page.hbs:1',
      'count of a:one in page.hbs:1',
    ])
  })

  test('French typed as English', () => {
    expect(typographyAmiss({ 'a:b': 'Durée: 5 min' })).toEqual(['a:b: no-break-space-missing at “Durée: 5 min”'])
    expect(typographyAmiss({ 'a:b': 'Durée\u00a0: 5 min' })).toEqual([])
  })

  test('content in one language, or the same in both', () => {
    const document = {
      title: { en: 'Age', fr: 'Âge' },
      pages: [{ text: { en: 'Yes' } }, { text: { en: 'No', fr: 'No' } }],
    }
    expect(contentAmiss(textsOf(document, '#'))).toEqual([
      '#/pages/0/text: one language',
      '#/pages/1/text: the same in both',
    ])
  })

  test('words asked for in every way a template and a source can', () => {
    const template = `{{t 'a:one'}}\n{{#if x}}{{> part label=(t 'a:name' name=y)}}{{/if}}{{t key}}<p title="{{t "a:same"}}">`
    expect(usesInTemplate('page.hbs', template)).toEqual([
      { key: 'a:one', values: [], place: 'page.hbs:1' },
      { key: 'a:name', values: ['name'], place: 'page.hbs:2' },
      { key: 'computed', values: [], place: 'page.hbs:2' },
      { key: 'a:same', values: [], place: 'page.hbs:2' },
    ])
    const source =
      "words('a:one'); words(`a:name`); import 'node:fs'; const x = `a:${code}`; const y = `a:is-${code}${x ? '' : '-not'}`; `b:${z}`; `${a}:end`; `${host}:${port}`"
    expect(keysInSource(source, ['a'])).toEqual(['a:one', 'a:name'])
    expect(builtKeysInSource(source, ['a'])).toEqual(['a:*', 'a:is-*', '*:end'])
  })
})
