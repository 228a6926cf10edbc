import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../src/questionnaire/change.js'
import {
  choicesOf,
  elementOf,
  errorsOf,
  importedFrom,
  leftFrom,
  pagesFrom,
  questionsFrom,
  templateOf,
} from './templates.js'

const yesNo = choicesOf('Yes', 'No')
const options = [
  { code: 'yes', label: { en: 'Yes', fr: 'Yes (fr)' } },
  { code: 'no', label: { en: 'No', fr: 'No (fr)' } },
]
const stars = [1, 2, 3].map((value) => ({
  code: `star_${value}`,
  label: { en: String(value), fr: String(value) },
  value,
}))

describe('an element becomes a question', () => {
  test.each<[type: string, properties: JsonObject, members: JsonObject]>([
    ['textField', {}, { kind: 'short-text', maxLength: 1000 }],
    ['textField', { charLimit: 80 }, { kind: 'short-text', maxLength: 80 }],
    ['textField', { charLimit: 80, validation: { maxLength: 50 } }, { kind: 'short-text', maxLength: 50 }],
    ['textField', { validation: { type: 'number' } }, { kind: 'number' }],
    ['textField', { validation: { type: 'text', required: true } }, { kind: 'short-text', required: true }],
    ['textField', { validation: undefined as never, required: true }, { kind: 'short-text', required: true }],
    ['numberInput', { validation: { minValue: 1, maxValue: 9 } }, { kind: 'number', min: 1, max: 9 }],
    ['textArea', {}, { kind: 'long-text', maxLength: 10_000 }],
    ['radio', yesNo, { kind: 'single', options }],
    ['dropdown', yesNo, { kind: 'single', options }],
    ['dropdown', { choices: [{ en: '', fr: '' }, ...(yesNo.choices as JsonObject[])] }, { kind: 'single', options }],
    ['combobox', yesNo, { kind: 'single', options }],
    ['departments', yesNo, { kind: 'single', options }],
    ['checkbox', yesNo, { kind: 'multiple', options }],
    ['checkbox', { ...yesNo, validation: { all: true } }, { kind: 'multiple', options, min: 2 }],
    ['attestation', yesNo, { kind: 'multiple', options, min: 2 }],
  ])('%s with %j', (type, properties, members) => {
    const template = templateOf([elementOf(7, type, properties)])
    expect(questionsFrom(elementOf(7, type, properties))).toEqual([
      expect.objectContaining({ id: 'q7', text: { en: 'Element 7', fr: 'Élément no 7' }, ...members }),
    ])
    expect(leftFrom(template)).toEqual([])
    expect(errorsOf(importedFrom(template))).toEqual([])
  })

  test.each<[type: string, properties: JsonObject, members: JsonObject]>([
    ['name', {}, { kind: 'short-text' }],
    ['firstMiddleLastName', {}, { kind: 'short-text' }],
    ['formattedDate', {}, { kind: 'short-text' }],
    ['address', {}, { kind: 'long-text' }],
    ['addressComplete', {}, { kind: 'long-text' }],
    ['contact', {}, { kind: 'long-text' }],
    ['starRating', { numberOfStars: 3 }, { kind: 'scale', points: stars }],
  ])('that comes near, and is said to: %s', (type, properties, members) => {
    const template = templateOf([elementOf(1, type, properties)])
    expect(questionsFrom(elementOf(1, type, properties))).toEqual([expect.objectContaining(members)])
    expect(leftFrom(template)).toEqual(['kind-approximated /elements/0'])
    expect(errorsOf(importedFrom(template))).toEqual([])
  })

  test('that is written instead of chosen, where its choices are kept elsewhere', () => {
    const element = elementOf(1, 'combobox', { managedChoices: 'departments' })
    expect(questionsFrom(element)).toEqual([expect.objectContaining({ kind: 'short-text' })])
    expect(leftFrom(templateOf([element]))).toEqual([
      'kind-approximated /elements/0',
      'member-not-carried /elements/0/properties/managedChoices',
    ])
  })

  test.each([
    ['fileInput', {}],
    ['radio', { choices: [{ en: '', fr: ' ' }] }],
    ['checkbox', {}],
    ['constructor', {}],
    ['__proto__', {}],
    ['', {}],
  ])('or is left, and said to be: %s', (type, properties) => {
    const template = templateOf([elementOf(1, 'textField'), elementOf(2, type, properties)])
    expect(pagesFrom(template).flatMap(({ questions }) => questions.map(({ id }) => id))).toEqual(['q1'])
    expect(leftFrom(template)).toContain('element-not-carried /elements/1')
  })
})

describe('the words of an element', () => {
  function textsOf(properties: JsonObject) {
    const [question] = questionsFrom({ id: 1, type: 'textField', properties })
    return [question?.text, question?.hint]
  }

  test('are its title and its description, whichever way these are written', () => {
    expect(textsOf({ titleEn: 'T', titleFr: 'T fr', descriptionEn: 'D', descriptionFr: 'D fr' })).toEqual([
      { en: 'T', fr: 'T fr' },
      { en: 'D', fr: 'D fr' },
    ])
    expect(textsOf({ titleEn: 'T', descriptionEN: 'D' })).toEqual([{ en: 'T' }, { en: 'D' }])
  })

  test('are what stands in the box, where there is no title or no description', () => {
    expect(textsOf({ titleEn: ' ', placeholderEn: 'P', descriptionEn: 'D' })).toEqual([{ en: 'P' }, { en: 'D' }])
    expect(textsOf({ titleEn: 'T', placeholderEn: 'P' })).toEqual([{ en: 'T' }, { en: 'P' }])
    expect(textsOf({ descriptionEn: 'D' })).toEqual([{ en: 'D' }, undefined])
  })

  test('are left in the box, and said to be, where there are both', () => {
    const element = elementOf(1, 'textField', { placeholderEn: 'P', descriptionEn: 'D' })
    expect(leftFrom(templateOf([element]))).toEqual(['member-not-carried /elements/0/properties/placeholderEn'])
  })

  test('are wanted in both languages where there are none', () => {
    const template = templateOf([{ id: 1, type: 'textField', properties: {} }])
    expect(leftFrom(template)).toEqual(['words-missing /elements/0/properties'])
    expect(errorsOf(importedFrom(template))).toEqual([
      'language-missing /pages/0/questions/0/text',
      'language-missing /pages/0/questions/0/text',
    ])
  })

  test('are plain, and their French as it is set in Canada', () => {
    const element = elementOf(1, 'textField', {
      titleEn: '**Who** [said](https://a.ca) it,\n\r "really"?',
      titleFr: "**Qui** l'a dit : <a href='https://a.ca/b?c:d'>vrai</a> ?",
    })
    expect(questionsFrom(element)[0]?.text).toEqual({
      en: 'Who said (https://a.ca) it,\n"really"?',
      fr: 'Qui l’a dit\u00a0: vrai (https://a.ca/b?c:d)?',
    })
    expect(leftFrom(templateOf([element]))).toEqual(['formatting-not-carried /elements/0/properties/titleEn'])
  })
})

describe('what an element says beyond that', () => {
  test('is left, and said to be, each by name', () => {
    const element = {
      ...elementOf(1, 'textField', {
        validation: { required: true, type: 'email', regex: '^a$', descriptionEN: '', minLength: 3 },
        autoComplete: 'email',
        isSectional: false,
        choices: [{ en: 'Stray', fr: '' }],
        constructor: 'here',
      }),
      brand: { name: 'b' },
      uuid: 'u',
    }
    expect(leftFrom(templateOf([element])).toSorted()).toEqual([
      'member-not-carried /elements/0/brand',
      'member-not-carried /elements/0/properties/autoComplete',
      'member-not-carried /elements/0/properties/choices',
      'member-not-carried /elements/0/properties/constructor',
      'validation-not-carried /elements/0/properties/validation/minLength',
      'validation-not-carried /elements/0/properties/validation/regex',
      'validation-not-carried /elements/0/properties/validation/type',
    ])
  })

  test('is a limit that is lowered to what a question allows', () => {
    const element = elementOf(1, 'textArea', { validation: { maxLength: 20_000 } })
    expect(questionsFrom(element)).toEqual([expect.objectContaining({ maxLength: 10_000 })])
    expect(leftFrom(templateOf([element]))).toEqual(['limit-lowered /elements/0/properties'])
  })

  test('is a choice without words, but for a first one', () => {
    const choices = [{ en: '', fr: '' }, { en: 'Yes', fr: 'Oui' }, { en: '', fr: '' }, null]
    expect(leftFrom(templateOf([elementOf(1, 'radio', { choices })]))).toEqual([
      'choice-without-words /elements/0/properties/choices/2',
      'choice-without-words /elements/0/properties/choices/3',
    ])
  })
})

describe('rows that respondents add', () => {
  const inside = [
    elementOf(5, 'textField', { titleEn: 'Family name' }),
    elementOf(5, 'dropdown', { titleEn: 'Role', ...yesNo }),
  ]

  test('are asked once, with ids of their titles where all have the id of the whole', () => {
    const row = elementOf(5, 'dynamicRow', {
      titleEn: 'Members',
      titleFr: 'Membres',
      subElements: inside,
      maxNumberOfRows: 3,
    })
    expect(questionsFrom(row)).toEqual([
      expect.objectContaining({ id: 'q5_family_name', kind: 'short-text', factText: { en: 'Members', fr: 'Membres' } }),
      expect.objectContaining({ id: 'q5_role', kind: 'single' }),
    ])
    expect(leftFrom(templateOf([row]))).toEqual([
      'member-not-carried /elements/0/properties/maxNumberOfRows',
      'repetition-not-carried /elements/0',
    ])
  })

  test('keep the ids of their elements where these have their own', () => {
    const row = elementOf(5, 'dynamicRow', { subElements: inside.map((each, index) => ({ ...each, id: 501 + index })) })
    expect(questionsFrom(row).map(({ id }) => id)).toEqual(['q5_501', 'q5_502'])
  })

  test('say what in them cannot be asked', () => {
    const row = elementOf(5, 'dynamicRow', { subElements: [...inside, null, elementOf(5, 'dynamicRow')] })
    expect(leftFrom(templateOf([row]))).toEqual([
      'repetition-not-carried /elements/0',
      'element-not-carried /elements/0/properties/subElements/2',
      'element-not-carried /elements/0/properties/subElements/3',
    ])
  })
})
