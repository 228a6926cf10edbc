import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Answer } from '../../src/questionnaire/answers.js'
import { fieldNames, pageFieldNames, specifyField } from '../../src/questionnaire/field-names.js'
import { locales, type Page, type Question } from '../../src/questionnaire/questionnaire.js'
import { readPage } from '../../src/questionnaire/read-page.js'
import { anyAnswered, anyQuestionnaire, formFor, numRuns } from './arbitrary.js'

describe('whatever is posted', () => {
  const anyFields = (page: Page) => {
    const name = fc.oneof(fc.constantFrom(...pageFieldNames(page), '__proto__', 'constructor'), fc.string())
    const codes = page.questions.flatMap((question) => [...codesOf(question)])
    const value = fc.oneof(
      fc.constantFrom('', '1', '1,5', 'none', '\0', '\ud800', ...codes),
      fc.string({ unit: 'binary' }),
    )
    return fc.dictionary(name, fc.array(value, { maxLength: 3 })).map((fields) => new Map(Object.entries(fields)))
  }

  test('reading never throws, names every unknown field, and no fault without a field of the page', () => {
    const posted = anyQuestionnaire.chain(({ pages }) => {
      const page = pages[0] as Page
      return fc.record({ page: fc.constant(page), fields: anyFields(page), locale: fc.constantFrom(...locales) })
    })
    fc.assert(
      fc.property(posted, ({ page, fields, locale }) => {
        const known = pageFieldNames(page)
        const { faults } = readPage(page, fields, locale)
        const unknown = faults.filter(({ code }) => code === 'field-unknown').map(({ field }) => field)
        expect(unknown).toEqual([...fields.keys()].filter((field) => !known.has(field)))
        const lost = faults.filter(
          ({ question, field }) => question !== undefined && field !== question && !known.has(field),
        )
        expect(lost).toEqual([])
      }),
      { numRuns },
    )
  })

  test.each(locales)('the answers that a form in %s posts are the answers that are read', (locale) => {
    fc.assert(
      fc.property(anyAnswered, ({ questionnaire, answers }) => {
        for (const page of questionnaire.pages) {
          const read = readPage(page, formFor(page, answers, locale), locale)
          expect(read).toEqual({ faults: [], answers: answersOn(page, answers) })
        }
      }),
      { numRuns },
    )
  })
})

function answersOn(page: Page, answers: ReadonlyMap<string, Answer>): ReadonlyMap<string, Answer> {
  const names = new Set(page.questions.flatMap(({ id }) => [id, specifyField(id)]))
  return new Map([...answers].filter(([name]) => names.has(name)))
}

function codesOf(question: Question): readonly string[] {
  if ('options' in question) return question.options.map((option) => option.code)
  return 'points' in question ? question.points.map((point) => point.code) : fieldNames(question)
}
