import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../src/questionnaire/change.js'
import {
  choicesOf,
  elementOf,
  errorsOf,
  faultsOf,
  importedFrom,
  leftFrom,
  pagesFrom,
  questionnaireFrom,
  templateOf,
} from './templates.js'

function text(id: number, en: string, fr = `${en} (fr)`): JsonObject {
  return { id, type: 'richText', properties: { descriptionEn: en, descriptionFr: fr, validation: { required: false } } }
}

function withRules(id: number, ...choices: readonly string[]): JsonObject {
  return elementOf(id, 'textField', { conditionalRules: choices.map((choiceId) => ({ choiceId })) })
}

describe('the document', () => {
  test('has the title of the template, an id of it, and the introduction on its first page', () => {
    const template = templateOf([elementOf(1, 'textField')], {
      introduction: { descriptionEn: 'Welcome', descriptionFr: 'Bienvenue' },
    })
    expect(questionnaireFrom(template)).toMatchObject({
      schema: 'urn:roundtable:questionnaire:1',
      id: 'a-form',
      title: { en: 'A form', fr: 'Un formulaire' },
      pages: [{ id: 'page_start', title: { en: 'A form' }, introduction: { en: 'Welcome', fr: 'Bienvenue' } }],
    })
  })

  test('leaves to the consultation what is the consultation’s, with its words', () => {
    const template = templateOf([elementOf(1, 'textField')], {
      privacyPolicy: { descriptionEn: 'We keep it', descriptionFr: 'Nous le gardons' },
      confirmation: { descriptionEn: 'Thanks' },
      brand: { name: 'b' },
    })
    expect(importedFrom(template).left.map(({ code, path, values }) => [code, path, values?.['en']])).toEqual([
      ['belongs-to-consultation', '/privacyPolicy', 'We keep it'],
      ['belongs-to-consultation', '/confirmation', 'Thanks'],
      ['member-not-carried', '/brand', undefined],
    ])
  })

  test('is made of an older template too, whose form stands in a record', () => {
    const form = { titleEn: 'Old', titleFr: 'Vieux', layout: [1], elements: [elementOf(1, 'textField')] }
    const template = { internalTitleEn: 'Inside', internalTitleFr: 'Dedans', publishingStatus: true, form }
    expect(questionnaireFrom(template)).toMatchObject({ title: { en: 'Old', fr: 'Vieux' } })
    expect(leftFrom(template)).toEqual(['member-not-carried /publishingStatus'])
    const untitled = { ...template, form: { ...form, titleEn: '', titleFr: '' } }
    expect(questionnaireFrom(untitled)).toMatchObject({ title: { en: 'Inside', fr: 'Dedans' } })
  })

  test('has elements in the order of the layout, and says which it does not show', () => {
    const elements = [1, 2, 3].map((id) => elementOf(id, 'textField'))
    const template = templateOf(elements, { layout: [3, 1, 3, 99] })
    expect(pagesFrom(template)[0]?.questions.map(({ id }) => id)).toEqual(['q3', 'q1'])
    expect(leftFrom(template)).toEqual(['element-unplaced /elements/1'])
  })
})

describe('texts between the questions', () => {
  test('begin a page where they have a heading, and else stand beside the question after them', () => {
    const template = templateOf([
      text(1, 'Read this first'),
      elementOf(2, 'textField'),
      text(3, 'Mind the step'),
      elementOf(4, 'textField'),
      text(5, '### Second part\nWith words', '### Deuxième partie\nAvec des mots'),
      text(6, '#### And a subtitle', '#### Et un sous-titre'),
      elementOf(7, 'textField'),
    ])
    const [first, second] = pagesFrom(template)
    expect(first).toMatchObject({
      id: 'page_start',
      introduction: { en: 'Read this first' },
      questions: [{ id: 'q2' }, { id: 'q4', factText: { en: 'Mind the step', fr: 'Mind the step (fr)' } }],
    })
    expect(second).toMatchObject({
      id: 'page_5',
      title: { en: 'Second part', fr: 'Deuxième partie' },
      introduction: { en: 'With words\n\nAnd a subtitle', fr: 'Avec des mots\n\nEt un sous-titre' },
      questions: [{ id: 'q7' }],
    })
    expect(leftFrom(template)).toEqual([])
  })

  test('are left, with their words, where no question follows', () => {
    const template = templateOf([elementOf(1, 'textField'), text(2, 'Goodbye'), text(3, '# The end')])
    expect(importedFrom(template).left).toMatchObject([
      { code: 'text-unplaced', values: { en: 'Goodbye', fr: 'Goodbye (fr)' } },
      { code: 'text-unplaced', values: { en: 'The end' } },
    ])
  })

  test('lose, and are said to, rules that would show them', () => {
    const shown = { ...text(2, 'Only then') }
    const ruled = {
      ...shown,
      properties: { ...(shown.properties as JsonObject), conditionalRules: [{ choiceId: '1.0' }] },
    }
    const template = templateOf([elementOf(1, 'radio', choicesOf('A')), ruled, elementOf(3, 'textField')])
    expect(leftFrom(template)).toEqual(['member-not-carried /elements/1/properties/conditionalRules'])
  })
})

describe('rules', () => {
  const radio = elementOf(1, 'radio', choicesOf('A', 'B'))
  const boxes = elementOf(2, 'checkbox', choicesOf('C', 'D'))

  test('become conditions, of one choice on the same page', () => {
    const template = templateOf([radio, boxes, withRules(3, '1.1'), withRules(4, '2.0')])
    expect(pagesFrom(template)).toHaveLength(1)
    expect(pagesFrom(template)[0]?.questions.map(({ showIf }) => showIf)).toEqual([
      undefined,
      undefined,
      { question: 'q1', is: 'b' },
      { question: 'q2', includes: 'c' },
    ])
    expect(errorsOf(importedFrom(template))).toEqual([])
  })

  test('of several choices of the page begin a page that continues it', () => {
    const template = templateOf([radio, boxes, withRules(3, '1.1', '2.0'), withRules(4, '1.0')])
    expect(pagesFrom(template).map(({ id, questions }) => [id, questions.map((question) => question.id)])).toEqual([
      ['page_start', ['q1', 'q2']],
      ['page_start_2', ['q3', 'q4']],
    ])
    expect(pagesFrom(template)[1]?.questions[0]?.showIf).toEqual({
      any: [
        { question: 'q1', is: 'b' },
        { question: 'q2', includes: 'c' },
      ],
    })
    expect(errorsOf(importedFrom(template))).toEqual([])
  })

  test.each(['9.0', '1.7', '3.0', '4.0', 'nothing', '__proto__'])(
    'that look at a choice that is not asked before are left, and said to be: %s',
    (choice) => {
      const template = templateOf([radio, withRules(3, choice), elementOf(4, 'radio', choicesOf('E'))])
      expect(leftFrom(template)).toEqual(['rule-not-carried /elements/1/properties/conditionalRules/0'])
      expect(pagesFrom(template)[0]?.questions[1]?.showIf).toBeUndefined()
    },
  )
})

describe('a template that is broken', () => {
  test.each<[fault: string, template: JsonObject]>([
    ['member-missing ', { titleEn: 'A', titleFr: 'B', elements: [], confirmation: {} }],
    ['member-missing /form', { form: { titleEn: 'A' } }],
    ['type-unfit /elements', templateOf([], { elements: { length: 1 } })],
    ['type-unfit /elements/0', templateOf([], { elements: [null] })],
    ['type-unfit /elements/0/id', templateOf([], { elements: [{ id: 'one', type: 'radio', properties: {} }] })],
    ['type-unfit /elements/0/type', templateOf([], { elements: [{ id: 1, properties: {} }] })],
    ['type-unfit /elements/0/properties', templateOf([], { elements: [{ id: 1, type: 'radio' }] })],
    ['duplicate-element-id /elements/1/id', templateOf([elementOf(1, 'textField'), elementOf(1, 'radio')])],
    ['nothing-asked /elements', templateOf([text(1, 'Only words')])],
    ['nothing-asked /elements', templateOf([])],
  ])('is refused by name: %s', (fault, template) => {
    expect(faultsOf(template)).toContain(fault)
  })

  test('is refused with all its faults at once', () => {
    const elements = [elementOf(1, 'textField'), elementOf(1, 'radio'), null]
    expect(faultsOf({ titleEn: 'A', elements })).toEqual([
      'duplicate-element-id /elements/1/id',
      'member-missing ',
      'member-missing ',
      'member-missing ',
      'type-unfit /elements/2',
    ])
  })
})
