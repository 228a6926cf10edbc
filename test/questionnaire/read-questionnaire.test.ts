import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Answer } from '../../src/questionnaire/answers.js'
import { pageFieldNames, specifyField } from '../../src/questionnaire/field-names.js'
import { shownQuestions } from '../../src/questionnaire/path.js'
import { locales } from '../../src/questionnaire/questionnaire.js'
import { readQuestionnaire, readWhole } from '../../src/questionnaire/read-questionnaire.js'
import { anyAnswered, formFor, numRuns } from './arbitrary.js'
import { fieldsOf, questionnaireWith } from './fixtures.js'

describe('a whole response', () => {
  const questionnaire = questionnaireWith('cross-page-conditions')

  test('is read page by page, each in the language it was filled in', () => {
    const fields = fieldsOf(['travel', 'bus'], ['often', 'often'], ['distance', '1,5'])
    const read = (locale: 'en' | 'fr') =>
      readQuestionnaire(
        questionnaire,
        (page) => (page.id === 'first' ? fields : new Map()),
        () => locale,
      )
    expect(read('fr').answers.get('distance')).toBe(1.5)
    expect(read('en').faults).toMatchObject([{ code: 'not-a-number', field: 'distance' }])
  })

  test('has neither answers nor faults of questions that are not shown', () => {
    const second = fieldsOf(['both', 'x'.repeat(81)], ['either', 'kept from before'])
    const read = (travel: string) =>
      readQuestionnaire(
        questionnaire,
        (page) =>
          page.id === 'first'
            ? fieldsOf(['travel', travel], ['often', 'often'])
            : page.id === 'second'
              ? second
              : new Map(),
        () => 'en',
      )
    expect(read('bus').faults).toMatchObject([{ code: 'too-long', question: 'both' }])
    expect(read('walk').faults).toEqual([])
    expect([...read('walk').answers.keys()]).toEqual(['travel', 'often'])
  })

  test('names fields that belong to no question, also on pages that are not reached', () => {
    const { faults } = readQuestionnaire(
      questionnaire,
      (page) => (page.id === 'fourth' ? fieldsOf(['__proto__', 'x']) : new Map()),
      () => 'en',
    )
    expect(faults).toEqual([
      { code: 'field-unknown', question: undefined, field: '__proto__', values: { field: '__proto__' } },
    ])
  })

  test.each(locales)('posted in %s gives back the answers of shown questions, and those only', (locale) => {
    fc.assert(
      fc.property(anyAnswered, ({ questionnaire: document, answers }) => {
        const read = readQuestionnaire(
          document,
          (page) => formFor(page, answers, locale),
          () => locale,
        )
        const shown = shownQuestions(document, answers)
        const expected = new Map<string, Answer>()
        for (const id of shown) {
          for (const name of [id, specifyField(id)]) {
            const answer = answers.get(name)
            if (answer !== undefined) expected.set(name, answer)
          }
        }
        expect(read.shown).toEqual(shown)
        expect(read.answers).toEqual(expected)
        expect(read.faults).toEqual([])
      }),
      { numRuns },
    )
  })

  test('in one form with all pages is read as it is page by page, whatever was posted', () => {
    const anyForm = fc.record({
      answered: anyAnswered,
      odd: fc.array(fc.tuple(fc.nat(30), fc.string()), { maxLength: 5 }),
      unknown: fc.option(fc.string({ minLength: 1 })),
    })
    fc.assert(
      fc.property(anyForm, ({ answered: { questionnaire: document, answers }, odd, unknown }) => {
        const forms = new Map(document.pages.map((page) => [page, new Map(formFor(page, answers, 'fr'))]))
        const names = document.pages.flatMap((page) => [...pageFieldNames(page)].map((name) => ({ page, name })))
        for (const [place, typed] of odd) {
          const { page, name } = names[place % names.length]!
          forms.get(page)!.set(name, [typed])
        }
        if (unknown !== null) forms.get(document.pages[0]!)!.set(`--${unknown}`, ['x'])
        const whole = new Map([...forms.values()].flatMap((form) => [...form]))
        const byPage = readQuestionnaire(
          document,
          (page) => forms.get(page)!,
          () => 'fr',
        )
        const { answers: read, faults, shown } = readWhole(document, whole, 'fr')
        expect({ read, shown }).toEqual({ read: byPage.answers, shown: byPage.shown })
        expect(new Set(faults)).toEqual(new Set(byPage.faults))
        expect(faults).toHaveLength(byPage.faults.length)
      }),
      { numRuns },
    )
  })
})
