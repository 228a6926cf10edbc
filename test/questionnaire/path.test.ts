import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Answer, Answers } from '../../src/questionnaire/answers.js'
import { holds } from '../../src/questionnaire/condition.js'
import { questionsOf } from '../../src/questionnaire/find-question.js'
import { pageAfter, pageBefore, pagesReached, shownQuestions } from '../../src/questionnaire/path.js'
import type { Condition, Page, Questionnaire } from '../../src/questionnaire/questionnaire.js'
import { anyAnswered, numRuns } from './arbitrary.js'
import { questionnaireWith } from './fixtures.js'

const crossPage = questionnaireWith('cross-page-conditions')

const given = (answers: Record<string, Answer>): Answers => new Map(Object.entries(answers))

describe('a condition', () => {
  const bus: Condition = { question: 'travel', is: 'bus' }
  const bike: Condition = { question: 'ways', includes: 'bike' }

  test.each<[sentence: string, condition: Condition, answers: Record<string, Answer>, met: boolean]>([
    ['is: the option chosen', bus, { travel: 'bus' }, true],
    ['is: another option', bus, { travel: 'walk' }, false],
    ['is: no answer', bus, {}, false],
    ['includes: among others', bike, { ways: ['walk', 'bike'] }, true],
    ['includes: not among them', bike, { ways: ['walk'] }, false],
    ['includes: part of a word does not count', bike, { ways: 'motorbike' }, false],
    ['answered', { question: 'ideas', answered: true }, { ideas: 'Yes' }, true],
    ['answered, with zero', { question: 'distance', answered: true }, { distance: 0 }, true],
    ['answered: no answer', { question: 'ideas', answered: true }, {}, false],
    ['atLeast: the limit itself', { question: 'distance', atLeast: 2.5 }, { distance: 2.5 }, true],
    ['atLeast: below', { question: 'distance', atLeast: 2.5 }, { distance: 2.4 }, false],
    ['atMost: zero', { question: 'distance', atMost: 0 }, { distance: 0 }, true],
    ['atMost: no answer', { question: 'distance', atMost: 5 }, {}, false],
    ['atLeast: the value of a point', { question: 'often', atLeast: 2 }, { often: 'often' }, true],
    ['atLeast: a point without a value', { question: 'often', atLeast: 1 }, { often: 'no_opinion' }, false],
    ['atMost: a point without a value', { question: 'often', atMost: 9 }, { often: 'no_opinion' }, false],
    ['all', { all: [bus, bike] }, { travel: 'bus' }, false],
    ['any', { any: [bus, bike] }, { travel: 'bus' }, true],
    ['not, met by silence', { not: bus }, {}, true],
    ['not not', { not: { not: bus } }, { travel: 'bus' }, true],
  ])('%s', (_, condition, answers, met) => {
    expect(holds(condition, given(answers), crossPage)).toBe(met)
  })
})

describe('the path', () => {
  const ids = (pages: readonly Page[]) => pages.map((page) => page.id)

  test('leaves out pages on which nothing is shown', () => {
    expect(ids(pagesReached(crossPage, given({})))).toEqual(['first', 'last'])
    expect(ids(pagesReached(crossPage, given({ distance: 3 })))).toEqual(['first', 'third', 'last'])
  })

  test('leads from each page reached to the next and back', () => {
    const [first, , third, , last] = crossPage.pages as unknown as [Page, Page, Page, Page, Page]
    const answers = given({ distance: 3 })
    expect(pageAfter(crossPage, first, answers)).toBe(third)
    expect(pageBefore(crossPage, last, answers)).toBe(third)
    expect(pageAfter(crossPage, last, answers)).toBeUndefined()
    expect(pageBefore(crossPage, first, answers)).toBeUndefined()
  })

  test('leads on from a page that is no longer reached', () => {
    const second = crossPage.pages[1] as Page
    expect(pageAfter(crossPage, second, given({}))?.id).toBe('last')
    expect(pageBefore(crossPage, second, given({}))?.id).toBe('first')
  })

  test('knows a page by its id, also one read from another copy of the document', () => {
    const copy = structuredClone(crossPage.pages[0] as Page)
    expect(pageAfter(crossPage, copy, given({}))?.id).toBe('last')
  })

  test('does not follow the answer of a question that is itself not shown', () => {
    const answers = given({ both: 'Its warmth' })
    expect(shownQuestions(crossPage, answers).has('follow_up')).toBe(false)
    const shown = given({ both: 'Its warmth', travel: 'bus', often: 'often' })
    expect(shownQuestions(crossPage, shown).has('follow_up')).toBe(true)
  })

  test('has an earlier question of the same page decide about a later one', () => {
    const questionnaire = questionnaireWith('same-page-condition')
    expect([...shownQuestions(questionnaire, given({ travel: 'bus' }))]).toEqual(['travel', 'route', 'ways'])
  })
})

type Shown = (questionnaire: Questionnaire, answers: Answers) => ReadonlySet<string>

/** Answers of unshown questions are left out of account. */
function hiddenAnswersDoNotMatter(shown: Shown) {
  return fc.property(anyAnswered, ({ questionnaire, answers, others }) => {
    const before = shown(questionnaire, answers)
    const mixed = new Map<string, Answer>()
    for (const { id } of questionsOf(questionnaire)) {
      const answer = (before.has(id) ? answers : others).get(id)
      if (answer !== undefined) mixed.set(id, answer)
    }
    return sameSets(shown(questionnaire, mixed), before)
  })
}

/** What is asked on a page does not depend on answers given after it. */
function pathsLookBackwards(shown: Shown) {
  return fc.property(anyAnswered, fc.nat(), ({ questionnaire, answers, others }, n) => {
    const questions = questionsOf(questionnaire).map(({ id }) => id)
    const upTo = questions.slice(0, 1 + (n % questions.length))
    const changed = new Map([...others].filter(([id]) => !upTo.slice(0, -1).includes(id)))
    for (const id of upTo.slice(0, -1)) {
      const answer = answers.get(id)
      if (answer !== undefined) changed.set(id, answer)
    }
    const asked = (by: Answers) => new Set([...shown(questionnaire, by)].filter((id) => upTo.includes(id)))
    return sameSets(asked(changed), asked(answers))
  })
}

function sameSets(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((id) => b.has(id))
}

describe('for any questionnaire and any answers', () => {
  test('answers of questions that are not shown never matter', () => {
    fc.assert(hiddenAnswersDoNotMatter(shownQuestions), { numRuns })
  })

  test('the questions of a page never depend on later answers', () => {
    fc.assert(pathsLookBackwards(shownQuestions), { numRuns })
  })

  test('the page after and the page before are inverse along a journey', () => {
    fc.assert(
      fc.property(anyAnswered, ({ questionnaire, answers }) => {
        const reached = pagesReached(questionnaire, answers)
        expect(reached.map((page) => pageAfter(questionnaire, page, answers))).toEqual([...reached.slice(1), undefined])
        expect(reached.map((page) => pageBefore(questionnaire, page, answers))).toEqual([
          undefined,
          ...reached.slice(0, -1),
        ])
      }),
      { numRuns },
    )
  })

  test('these checks find a path that takes hidden answers into account', () => {
    const credulous: Shown = (questionnaire, answers) =>
      new Set(
        questionsOf(questionnaire)
          .filter(({ showIf }) => !showIf || holds(showIf, answers, questionnaire))
          .map(({ id }) => id),
      )
    expect(fc.check(hiddenAnswersDoNotMatter(credulous), { numRuns: 3000, seed: 1 }).failed).toBe(true)
  })

  test('these checks find a path that looks ahead', () => {
    const foreseeing: Shown = (questionnaire, answers) =>
      new Set(answers.size % 2 === 0 ? [] : shownQuestions(questionnaire, answers))
    expect(fc.check(pathsLookBackwards(foreseeing), { numRuns: 300, seed: 1 }).failed).toBe(true)
  })
})
