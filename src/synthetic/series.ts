import type { Consultation, Day } from '../consultation/consultation.js'
import type { Version } from '../consultation/publication.js'
import type { Answer } from '../questionnaire/answers.js'
import { holds } from '../questionnaire/condition.js'
import { specifyField } from '../questionnaire/field-names.js'
import { questionsOf } from '../questionnaire/find-question.js'
import { chooses, specifyingOption } from '../questionnaire/kind/specify.js'
import { type Locale, type Question, type Questionnaire, specifyMaxLength } from '../questionnaire/questionnaire.js'
import { type ResponseAnswers, responseAnswers } from '../questionnaire/response-answers.js'
import { answerOf } from './answering.js'
import { composeShort } from './composing.js'
import { type Calendar, calendarOf, dayInWave, dayOfReceipt } from './day-of-receipt.js'
import { inclinationOf } from './inclination.js'
import type { Topic } from './phrases/topic.js'
import { topicsFor } from './phrases/topics.js'
import { type Plant, plantOf } from './plant.js'
import { type Random, randomOf, uuidOf } from './random.js'
import type { Respondent } from './respondent.js'

/** A response that nobody gave. */
export type SyntheticResponse = {
  readonly id: string
  readonly version: number
  readonly language: Locale
  readonly day: Day
  readonly answers: ResponseAnswers
  /** Absent where the version asks nothing that it could be planted in. */
  readonly plant?: Plant
}

export type SeriesOf = {
  readonly consultation: Pick<Consultation, 'id' | 'opensOn' | 'closesOn'>
  /** Oldest first; at least one. */
  readonly versions: readonly Version[]
  readonly today: Day
  readonly seed: number
}

/**
 * Made-up responses without end, from the given number on: the same for the same seed, dates and versions, wherever one
 * begins. Undefined while the consultation has not been open for a day.
 */
export function openSeries(of: SeriesOf): ((index: number) => SyntheticResponse) | undefined {
  const calendar = calendarOf(of.consultation, of.today)
  const topics = new Map(of.versions.map(({ number, questionnaire }) => [number, topicsFor(questionnaire)]))
  return calendar && ((index) => responseAt(index, { ...of, calendar, topics }))
}

type Series = SeriesOf & { readonly calendar: Calendar; readonly topics: ReadonlyMap<number, readonly Topic[]> }

function responseAt(index: number, { consultation, versions, seed, calendar, topics }: Series): SyntheticResponse {
  const random = randomOf('response', consultation.id, seed, index)
  const id = uuidOf(random)
  const wanted = plantOf(seed, index)
  const day = wanted?.kind === 'campaign' ? dayInWave(calendar, random) : dayOfReceipt(calendar, random)
  const { number, questionnaire } = versionOn(versions, day, random)
  const plant = wanted && canBear(questionnaire, wanted) ? wanted : undefined
  const language = plant?.kind === 'campaign' ? plant.campaign.language : random() < 0.3 ? 'fr' : 'en'
  const inclination = inclinationOf(random)
  const respondent = { random, language, inclination, seed, topics: topics.get(number)!, plant } as const
  const answers = answersOf(questionnaire, respondent)
  return { id, version: number, language, day, answers, ...(plant && { plant }) }
}

/** The version of that day; now and then someone finishes on the one with which they began a little before. */
function versionOn(versions: readonly Version[], day: Day, random: Random): Version {
  const current = versions.findLastIndex(({ publishedOn }) => publishedOn <= day)
  const began = random() < 0.04 ? current - 1 : current
  return versions[Math.max(began, 0)]!
}

/** Words are planted in the last long text that everybody is asked for. */
function canBear(questionnaire: Questionnaire, plant: Plant): boolean {
  const asked = questionsOf(questionnaire).filter(({ showIf }) => !showIf)
  if (plant.kind === 'straight-line') return asked.some(({ kind }) => kind === 'matrix')
  return bearerOf(questionnaire) !== undefined
}

/** Long enough for every campaign. */
const roomy = 700

function bearerOf(questionnaire: Questionnaire): Question | undefined {
  return questionsOf(questionnaire).findLast(
    (question) => question.kind === 'long-text' && !question.showIf && question.maxLength >= roomy,
  )
}

/** Question by question, each shown or not by what was answered before. */
function answersOf(questionnaire: Questionnaire, respondent: Respondent): ResponseAnswers {
  const bearer = bearerOf(questionnaire)
  const answers = new Map<string, Answer>()
  const shown = new Set<string>()
  for (const question of questionsOf(questionnaire)) {
    if (question.showIf && !holds(question.showIf, answers, questionnaire)) continue
    shown.add(question.id)
    const answer = answerOf(question, question === bearer ? respondent : unlessPlanted(respondent, question))
    if (answer === undefined) continue
    answers.set(question.id, answer)
    const words = specified(question, answer, respondent)
    if (words !== undefined) answers.set(specifyField(question.id), words)
  }
  return responseAnswers(questionnaire, answers, shown)
}

/** What is planted in words stands in one text only. */
function unlessPlanted(respondent: Respondent, { kind }: Question): Respondent {
  return kind === 'long-text' ? { ...respondent, plant: undefined } : respondent
}

/** Words to an option that asks for them, unless it is about who someone is. */
function specified(question: Question, answer: Answer, respondent: Respondent): string | undefined {
  if (question.kind !== 'single' && question.kind !== 'multiple') return undefined
  const option = specifyingOption(question)
  if (!option || !chooses(answer, option) || question.sensitive || respondent.random() < 0.3) return undefined
  return composeShort(respondent, specifyMaxLength)
}
