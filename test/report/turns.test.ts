import { expect, test } from 'vitest'
import { questionsOf } from '../../src/questionnaire/find-question.js'
import type { Questionnaire } from '../../src/questionnaire/questionnaire.js'
import { type Census, openCensus } from '../../src/report/census.js'
import { questionsAcross } from '../../src/report/question-across.js'
import { releaseOf } from '../../src/report/release.js'
import { watchTurns } from '../support/longest-turn.js'
import { chanceOf, villagers, villages } from './villages.js'

const codes = Array.from({ length: 20 }, (_, index) => `job_${index}`)
const [views, you] = villages.pages
const work = questionsOf(villages).find(({ id }) => id === 'work')!
const options = codes.map((code) => ({ code, label: { en: code, fr: code } }))
const jobs = { ...villages, pages: [{ ...views, questions: [{ ...work, options }] }, you] } as Questionnaire
const questions = questionsAcross([jobs])

test('a release of many who all choose other answers lets respondents in meanwhile', async () => {
  const census = censusOfWorkers(30_000)
  const turns = watchTurns()
  expect((await releaseOf(questions, census)).kind).toBe('release')
  expect(turns.longest()).toBeLessThan(250)
  turns.stop()
})

/** Nearly each of them has another choice of jobs. */
function censusOfWorkers(count: number): Census {
  const taking = openCensus(questions)
  const chance = chanceOf(1)
  for (const { answers } of villagers(1, count)) {
    taking.count({ ...answers, work: codes.filter(() => chance() < 0.5) })
  }
  return taking.census()
}
