import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Settings } from '../../src/consultation/consultation.js'
import { projectRoot } from '../../src/project-root.js'
import { typographyFaults } from '../../src/questionnaire/french-typography.js'
import { parse } from '../../src/questionnaire/parse.js'
import type { Bilingual, Questionnaire } from '../../src/questionnaire/questionnaire.js'

const folder = join(projectRoot, 'questionnaires/crv')
const read = (name: string): string => readFileSync(join(folder, name), 'utf8')

const parsed = parse(read('questionnaire.json'))
const questionnaire = wholeQuestionnaire()
const consultation = JSON.parse(read('consultation.json')) as Settings & {
  readonly id: string
  readonly slug: Bilingual
}
const questions = questionnaire.pages.flatMap((page) => page.questions)
const texts = [...bilingualsOf(questionnaire), ...bilingualsOf(consultation)]

describe('the questionnaire on countering radicalization to violence', () => {
  test('asks 27 questions on 8 pages, those about the respondent last', () => {
    expect(questionnaire.pages.map((page) => page.questions.map(({ id }) => id))).toEqual([
      ['a1', 'a2'],
      ['b1', 'b2a', 'b2b', 'b3'],
      ['c1', 'c2', 'n1', 'n3'],
      ['d1', 'n2a', 'n2b'],
      ['e1', 'e2', 'e3'],
      ['f1', 'f3', 'g1'],
      ['h1'],
      ['i1', 'i2', 'i3', 'i4a', 'i4b', 'i5', 'i6'],
    ])
    expect(questions).toHaveLength(27)
  })

  test('is found whole, but for the provinces that have one name in both languages', () => {
    expect(new Set(parsed.problems.map(({ code }) => code))).toEqual(new Set(['same-in-both-languages']))
    expect(parsed.problems).toHaveLength(placesOfOneName().length)
  })

  test('requires no answer', () => {
    expect(questions.filter(({ required }) => required)).toEqual([])
  })

  test('says that it is an illustration, in both languages', () => {
    expect(questionnaire.notice?.en).toContain('not the questionnaire used in 2018')
    expect(questionnaire.notice?.fr).toContain('pas le questionnaire utilisé en 2018')
  })

  test.each(questions.filter(({ sensitive }) => sensitive))('offers a way not to answer $id', (question) => {
    const way = 'options' in question ? question.options.find(({ code }) => code === 'prefer_not') : undefined
    expect(way).toBeDefined()
    expect(way?.exclusive ?? false).toBe(question.kind === 'multiple')
  })

  test('holds every question about the respondent to be sensitive', () => {
    const about = [...(questionnaire.pages.at(0)?.questions ?? []), ...(questionnaire.pages.at(-1)?.questions ?? [])]
    expect(about.filter(({ sensitive }) => !sensitive)).toEqual([])
  })

  test.each(scaled())('labels five valued points and one apart for $id', ({ points }) => {
    expect(points.map(({ value }) => value)).toEqual([1, 2, 3, 4, 5, undefined])
    expect(points.map(({ offScale }) => offScale ?? false)).toEqual([false, false, false, false, false, true])
  })

  test('covers every age once', () => {
    const ages = questions.find(({ id }) => id === 'i2')
    const bands = ages?.kind === 'single' ? ages.options.filter(({ code }) => code !== 'prefer_not') : []
    expect(bands).toHaveLength(8)
    bands.slice(1).forEach(({ from }, index) => expect(from).toBe((bands[index]?.to ?? Number.NaN) + 1))
    expect([bands.at(0)?.from, bands.at(-1)?.to]).toEqual([undefined, undefined])
  })

  test.each(questions)('asks $id in few words', ({ text }) => {
    expect(wordsOf(text.en).length).toBeLessThanOrEqual(20)
    expect(wordsOf(text.fr).length).toBeLessThanOrEqual(22)
  })
})

describe('every text of the consultation', () => {
  test('stands in both languages', () => {
    expect(texts.length).toBeGreaterThan(300)
    expect(texts.filter(({ en, fr }) => en.trim() === '' || fr.trim() === '')).toEqual([])
  })

  test('follows Canadian typography in French', () => {
    expect(texts.filter(({ fr }) => typographyFaults(fr).length > 0)).toEqual([])
  })

  test('has curly quotes and apostrophes in English', () => {
    expect(texts.filter(({ en }) => /["']/.test(en))).toEqual([])
  })

  test('has no acronym of the subject', () => {
    expect(texts.filter(({ en, fr }) => /\bCRV\b/i.test(`${en} ${fr}`))).toEqual([])
  })
})

describe('the sample consultation', () => {
  test('is open to all, sensitive, and sets no dates of its own', () => {
    expect(consultation).toMatchObject({ id: questionnaire.id, audience: 'open', sensitive: true, mixingThreshold: 1 })
    expect(consultation).not.toHaveProperty('opensOn')
    expect(consultation).not.toHaveProperty('closesOn')
  })

  test('reaches nobody real', () => {
    expect(consultation.contact.email).toMatch(/@example\.org$/)
    expect(consultation.contact.telephone).toMatch(/^613-555-01\d\d$/)
  })
})

function wholeQuestionnaire(): Questionnaire {
  if (parsed.kind === 'faulty') throw new Error(JSON.stringify(parsed.problems))
  return parsed.questionnaire
}

function placesOfOneName() {
  const places = questions.find(({ id }) => id === 'i3')
  return places?.kind === 'single' ? places.options.filter(({ label }) => label.en === label.fr) : []
}

/** Every `{ en, fr }` inside that is words. */
function bilingualsOf(value: unknown): readonly Bilingual[] {
  if (typeof value !== 'object' || value === null) return []
  if ('en' in value && 'fr' in value) return isWords(value as Bilingual) ? [value as Bilingual] : []
  return Object.values(value).flatMap(bilingualsOf)
}

function isWords({ en }: Bilingual): boolean {
  return !en.startsWith('https://') && en !== consultation.slug.en
}

function scaled() {
  return questions.filter((question) => question.kind === 'scale' || question.kind === 'matrix')
}

/** An elided article counts as a word, as the plain-language rule has it. */
function wordsOf(text: string): readonly string[] {
  return text.split(/[\s’]+/).filter((word) => /\p{L}/u.test(word))
}
