import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { questionsOf } from '../../src/questionnaire/find-question.js'
import { journeysThrough } from '../../src/questionnaire/journeys.js'
import { shownQuestions } from '../../src/questionnaire/path.js'
import type { Question, Questionnaire } from '../../src/questionnaire/questionnaire.js'
import { reachableQuestions } from '../../src/questionnaire/reach.js'
import { anyAnswered, numRuns } from './arbitrary.js'
import { questionnaireOf } from './fixtures.js'

const text = { en: 'Anything else?', fr: 'Autre chose?' }
const yes = { code: 'yes', label: { en: 'Yes', fr: 'Oui' } }
const no = { code: 'no', label: { en: 'No', fr: 'Non' } }
const single = (id: string, more: Partial<Question> = {}): Question =>
  ({ id, kind: 'single', text, options: [yes, no], ...more }) as Question

function sequences(questionnaire: Questionnaire): readonly string[] {
  return journeysThrough(questionnaire).journeys.map(({ questions }) => questions.map(({ id }) => id).join(' '))
}

describe('journeys', () => {
  test('are one where there are no conditions', () => {
    expect(sequences(questionnaireOf([single('a'), single('b')]))).toEqual(['a b'])
  })

  test('are told apart by what conditions look at, and by nothing else', () => {
    const followUp = single('c', { showIf: { question: 'a', is: 'yes' } })
    expect(sequences(questionnaireOf([single('a'), single('b')], [followUp])).toSorted()).toEqual(['a b', 'a b c'])
  })

  test('take a required question as answered', () => {
    const followUp = single('b', { showIf: { question: 'a', answered: true } })
    expect(sequences(questionnaireOf([single('a', { required: true })], [followUp]))).toEqual(['a b'])
    expect(sequences(questionnaireOf([single('a')], [followUp])).toSorted()).toEqual(['a', 'a b'])
  })

  test('keep the limits of a multiple', () => {
    const both = {
      all: [
        { question: 'a', includes: 'yes' },
        { question: 'a', includes: 'no' },
      ],
    } as const
    const multiple = (max: number): Question => ({ id: 'a', kind: 'multiple', text, options: [yes, no], max })
    expect(sequences(questionnaireOf([multiple(1)], [single('b', { showIf: both })]))).toEqual(['a'])
    expect(sequences(questionnaireOf([multiple(2)], [single('b', { showIf: both })])).toSorted()).toEqual(['a', 'a b'])
  })

  test('count words and minutes in each language', () => {
    const [journey] = journeysThrough(questionnaireOf([single('a')])).journeys
    // "Page 1", "Anything else?", "Yes", "No"; 6 words at 200 a minute and 7 seconds are 0.15 minutes.
    expect(journey).toMatchObject({ words: { en: 6, fr: 7 }, minutes: { en: 0.1, fr: 0.2 } })
  })

  test('find the page that a required question without a possible answer closes', () => {
    const between: Question = { id: 'a', kind: 'number', text, min: 1.2, max: 1.8, whole: true, required: true }
    const { deadEnds } = journeysThrough(questionnaireOf([single('z')], [between], [single('b')]))
    expect(deadEnds.map(({ id }) => id)).toEqual(['page2'])
  })

  test('find pages and questions that no answers reach', () => {
    const never = {
      all: [
        { question: 'a', is: 'yes' },
        { question: 'a', is: 'no' },
      ],
    } as const
    const found = journeysThrough(questionnaireOf([single('a')], [single('b', { showIf: never })], [single('c')]))
    expect(found.pagesNotReached.map(({ id }) => id)).toEqual(['page2'])
    expect(found.questionsNotReached.map(({ id }) => id)).toEqual(['b'])
  })

  test('say when there are more than were followed', () => {
    const sources = Array.from({ length: 14 }, (_, index) => single(`a${index}`))
    const followUps = sources.map(({ id }, index) => single(`b${index}`, { showIf: { question: id, is: 'yes' } }))
    const found = journeysThrough(questionnaireOf(sources, followUps))
    expect(found.isComplete).toBe(false)
    expect(found.journeys).toHaveLength(10_000)
    expect(found.questionsNotReached).toEqual([])
  })

  test('forget an answer once no later condition looks at it, so that long questionnaires stay within reach', () => {
    const pages = Array.from({ length: 60 }, (_, index) => [
      [single(`a${index}`)],
      [single(`b${index}`, { showIf: { question: `a${index}`, is: 'yes' } })],
    ]).flat()
    const reach = reachableQuestions(questionnaireOf(...pages))
    expect([reach.isComplete, reach.questions.size]).toEqual([true, 120])
  })
})

type Sequences = (questionnaire: Questionnaire) => readonly string[]

/** Whatever somebody answers, the questions they see are one of the journeys. */
function everyPathIsAJourney(journeys: Sequences) {
  return fc.property(anyAnswered, ({ questionnaire, answers, others }) => {
    const known = new Set(journeys(questionnaire))
    return [answers, others].every((given) => known.has([...shownQuestions(questionnaire, given)].join(' ')))
  })
}

describe('for any questionnaire', () => {
  test('the path of any answers is one of the journeys', () => {
    fc.assert(everyPathIsAJourney(sequences), { numRuns })
  })

  test('each journey is listed once, and together they show what is reachable', () => {
    fc.assert(
      fc.property(anyAnswered, ({ questionnaire }) => {
        const found = sequences(questionnaire)
        expect(new Set(found).size).toBe(found.length)
        const shown = new Set(found.flatMap((sequence) => sequence.split(' ')))
        expect(shown).toEqual(new Set(reachableQuestions(questionnaire).questions))
      }),
      { numRuns },
    )
  })

  test('the check finds journeys that forget those who skip a question', () => {
    const eager: Sequences = (questionnaire) =>
      sequences(
        questionnaireOf(
          ...questionnaire.pages.map((page) => page.questions.map((question) => ({ ...question, required: true }))),
        ),
      )
    expect(fc.check(everyPathIsAJourney(eager), { numRuns: 3000, seed: 1 }).failed).toBe(true)
  })

  test('the check finds journeys that see every question as shown', () => {
    const naive: Sequences = (questionnaire) => [
      questionsOf(questionnaire)
        .map(({ id }) => id)
        .join(' '),
    ]
    expect(fc.check(everyPathIsAJourney(naive), { numRuns: 300, seed: 1 }).failed).toBe(true)
  })
})
