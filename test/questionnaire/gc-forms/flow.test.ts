import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Json, JsonObject } from '../../../src/questionnaire/change.js'
import type { Question, Questionnaire } from '../../../src/questionnaire/questionnaire.js'
import { shownQuestions } from '../../../src/questionnaire/path.js'
import { numRuns } from '../algebra/documents.js'
import {
  choicesOf,
  elementOf,
  errorsOf,
  importedFrom,
  leftFrom,
  pagesFrom,
  questionnaireFrom,
  templateOf,
} from './templates.js'

type NextAction = string | readonly (readonly [choice: string, to: string])[] | undefined

/** A template of pages called start, 1, 2…, each with one question of two choices, 0.0 and 0.1, 1.0 and 1.1…. */
function templateThrough(nexts: readonly NextAction[]): JsonObject {
  const elements = nexts.map((_, index) => elementOf(index, 'radio', choicesOf('A', 'B')))
  const groups = nexts.map((next, index): [string, Json] => {
    const nextAction = typeof next === 'string' ? next : next?.map(([choiceId, groupId]) => ({ choiceId, groupId }))
    const group = { titleEn: keyOf(index), titleFr: `Page ${keyOf(index)}`, elements: [String(index)] }
    return [keyOf(index), nextAction === undefined ? group : { ...group, nextAction }]
  })
  const review = { titleEn: 'Review', elements: [], nextAction: 'end' }
  return templateOf(elements, {
    groups: { ...Object.fromEntries(groups), review },
    groupsLayout: nexts.slice(1).map((_, index) => String(index + 1)),
  })
}

function keyOf(index: number): string {
  return index === 0 ? 'start' : String(index)
}

function conditionsFrom(template: JsonObject): readonly (Question['showIf'] | undefined)[] {
  return pagesFrom(template).flatMap(({ questions }) => questions.map(({ showIf }) => showIf))
}

describe('pages that choices lead to', () => {
  test('are shown on the choices that lead there, and always where every way does', () => {
    const template = templateThrough([
      [
        ['0.0', '1'],
        ['0.1', '2'],
      ],
      '3',
      '3',
      'review',
    ])
    expect(conditionsFrom(template)).toEqual([
      undefined,
      { question: 'q0', is: 'a' },
      { question: 'q0', is: 'b' },
      undefined,
    ])
    expect(leftFrom(template)).toEqual([])
    expect(errorsOf(importedFrom(template))).toEqual([])
  })

  test('are shown on no other choice, where they are for all the rest', () => {
    const template = templateThrough([
      [
        ['0.0', '1'],
        ['catch-all', '2'],
      ],
      'review',
      'review',
    ])
    expect(conditionsFrom(template)).toEqual([
      undefined,
      { question: 'q0', is: 'a' },
      { not: { question: 'q0', is: 'a' } },
    ])
  })

  test('have an id of the group’s, and its title', () => {
    expect(pagesFrom(templateThrough(['1', 'review']))).toMatchObject([
      { id: 'page_start', title: { en: 'start', fr: 'Page start' } },
      { id: 'page_1', title: { en: '1', fr: 'Page 1' } },
    ])
  })

  test.each<[left: string, nexts: readonly NextAction[]]>([
    ['flow-not-carried /groups/1/nextAction', ['1', 'start']],
    ['flow-not-carried /groups/1/nextAction', ['1', 'exit']],
    ['flow-not-carried /groups/1/nextAction', ['1', 'constructor']],
    [
      'rule-not-carried /groups/start/nextAction/0',
      [
        [
          ['9.0', '1'],
          ['0.0', '1'],
        ],
        'review',
      ],
    ],
    ['page-unreached /groups/2', ['1', 'review', 'review']],
  ])('or the way is left, and said to be: %s', (left, nexts) => {
    expect(leftFrom(templateThrough(nexts))).toEqual([left])
  })

  test('follow one another where no page says what comes next', () => {
    expect(conditionsFrom(templateThrough([undefined, undefined, undefined]))).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })

  test('are shown to everybody, and said to be, where the ways there are past counting', () => {
    const forks = Array.from({ length: 40 }, (_, fork): NextAction[] => {
      const [here, next] = [fork * 2, fork * 2 + 2]
      return [
        [
          [`${here}.0`, String(here + 1)],
          [`${here}.1`, String(next)],
        ],
        [
          [`${here + 1}.0`, String(next)],
          [`${here + 1}.1`, String(next + 1)],
        ],
      ]
    })
    const template = templateThrough([...forks.flat(), 'review', 'review'])
    const left = leftFrom(template)
    expect(left.length).toBeGreaterThan(10)
    expect(left.every((each) => each.startsWith('flow-too-intricate'))).toBe(true)
    expect(errorsOf(importedFrom(template))).toEqual([])
  })

  test('are those that the form would show, for any ways forward and any answers', () => {
    fc.assert(
      fc.property(anyNexts, fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }), (nexts, choices) => {
        const template = templateThrough(nexts)
        const imported = importedFrom(template)
        if (imported.left.some(({ code }) => code === 'flow-too-intricate')) return
        const questionnaire = imported.document as unknown as Questionnaire
        const answers = new Map(choices.map((isFirst, index) => [`q${index}`, isFirst ? 'a' : 'b']))
        expect([...shownQuestions(questionnaire, answers)]).toEqual(walk(nexts, choices).map((index) => `q${index}`))
        expect(errorsOf(imported)).toEqual([])
      }),
      { numRuns: numRuns * 3 },
    )
  })
})

/** Ways forward through seven pages. */
const anyNexts: fc.Arbitrary<readonly NextAction[]> = fc.tuple(
  ...Array.from({ length: 7 }, (_, index) => anyNext(index)),
)

function anyNext(index: number): fc.Arbitrary<NextAction> {
  const later = fc.constantFrom(...Array.from({ length: 6 - index }, (_, step) => String(index + 1 + step)), 'review')
  return fc.oneof(
    later,
    fc.tuple(later, later, fc.boolean()).map(([a, b, isRest]): NextAction => [
      [`${index}.0`, a],
      [isRest ? 'catch-all' : `${index}.1`, b],
    ]),
  )
}

/** The pages that the form itself goes through. */
function walk(nexts: readonly NextAction[], choices: readonly boolean[]): readonly number[] {
  const pages: number[] = []
  for (let page = 0; !Number.isNaN(page);) {
    pages.push(page)
    const next = nexts[page] as string | readonly (readonly [string, string])[]
    page = Number(typeof next === 'string' ? next : next[choices[page] ? 0 : 1]?.[1])
  }
  return pages
}

test('questions of a page that is reached by choices keep their own rules beside', () => {
  const template = templateThrough([[['0.0', '1']], 'review'])
  const [first, second] = template.elements as readonly [JsonObject, JsonObject]
  const ruled = {
    ...second,
    properties: { ...(second.properties as JsonObject), conditionalRules: [{ choiceId: '0.1' }] },
  }
  expect(questionnaireFrom({ ...template, elements: [first, ruled] }).pages[1]?.questions[0]?.showIf).toEqual({
    all: [
      { question: 'q0', is: 'a' },
      { question: 'q0', is: 'b' },
    ],
  })
})
