import { expect, test } from 'vitest'
import type { JsonObject } from '../../src/questionnaire/change.js'
import { canBeFollowed, previewed } from '../../src/web/staff/preview-view.js'
import { spring } from '../stories/spring.js'

const whole = spring as unknown as JsonObject

test('a draft that is whole is shown as it is', () => {
  for (const locale of ['en', 'fr'] as const) {
    expect(previewed(whole, locale, 'gap')).toEqual({ questionnaire: spring, gaps: 0 })
  }
})

test('a text that lacks the language of the page is told, and the other language never stands in', () => {
  const draft = {
    ...whole,
    title: { en: 'The spring' },
    contentNote: { en: 'Cold.', fr: '' },
    helpResources: [
      { id: 'h', name: { fr: 'Aide' }, description: { en: 'Help' }, address: { en: 'https://example.org' } },
    ],
  }
  const { questionnaire, gaps } = previewed(draft, 'fr', 'gap')
  expect(gaps).toBe(4)
  expect([questionnaire.title.fr, questionnaire.contentNote?.fr]).toEqual(['gap', 'gap'])
  expect(questionnaire.helpResources).toEqual([
    { id: 'h', name: { fr: 'Aide' }, description: { en: 'Help', fr: 'gap' } },
  ])
  expect(previewed(draft, 'en', 'gap').gaps).toBe(1)
})

test('conditions that lead nowhere are not followed', () => {
  expect(canBeFollowed(spring)).toBe(true)
  const [first, ...pages] = spring.pages
  const [question, ...questions] = first!.questions
  const astray = { ...question!, showIf: { question: 'gone', is: 'yes' } }
  expect(canBeFollowed({ ...spring, pages: [{ ...first!, questions: [astray, ...questions] }, ...pages] })).toBe(false)
})
