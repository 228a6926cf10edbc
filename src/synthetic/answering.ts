import type { Answer } from '../questionnaire/answers.js'
import type {
  MatrixQuestion,
  MultipleQuestion,
  NumberQuestion,
  Option,
  Point,
  Question,
  RankingQuestion,
} from '../questionnaire/questionnaire.js'
import { composeLong, composeShort } from './composing.js'
import { type Appeal, appealOf, pull } from './inclination.js'
import { below, normal, weighted, weightedOrder } from './random.js'
import type { Respondent } from './respondent.js'
import { isWayOut, knownShare, shareOfWayOut } from './shares.js'

/** What someone answers; undefined when they skip it. */
export function answerOf(question: Question, respondent: Respondent): Answer | undefined {
  if (!question.required && respondent.random() < reluctance(question, respondent)) return undefined
  switch (question.kind) {
    case 'single':
      return chosen(question.id, question.options, respondent)
    case 'multiple':
      return selected(question, respondent)
    case 'scale':
      return pointed(question.points, appealsIn(question.id, respondent)(), respondent)
    case 'matrix':
      return rowed(question, respondent)
    case 'ranking':
      return ranked(question, respondent)
    case 'short-text':
      return composeShort(respondent, question.maxLength)
    case 'long-text':
      return composeLong(respondent, question.maxLength)
    case 'number':
      return numbered(question, respondent)
  }
}

function reluctance({ kind }: Question, { inclination, plant }: Respondent): number {
  if (kind === 'long-text')
    return plant?.kind === 'campaign' || plant?.kind === 'personal' ? 0 : 0.6 - inclination.zeal * 0.4
  if (kind === 'matrix' && plant?.kind === 'straight-line') return 0
  return 0.03 + (1 - inclination.zeal) * 0.1
}

/** Of all options or rows of a question that were asked about, found once a name: a series asks for few, and for each often. */
function appealsIn(question: string, { seed }: Respondent): (code?: string) => Appeal {
  const name = `${seed} ${question}`
  const known = knownAppeals.get(name) ?? new Map<string, Appeal>()
  knownAppeals.set(name, known)
  return (code = '') => {
    const appeal = known.get(code) ?? appealOf(name, code)
    known.set(code, appeal)
    return appeal
  }
}

const knownAppeals = new Map<string, Map<string, Appeal>>()

function weightsOf(question: string, options: readonly Option[], respondent: Respondent): readonly number[] {
  const appealOfOption = appealsIn(question, respondent)
  const plain = options.map(({ code }) => {
    const appeal = appealOfOption(code)
    const share = knownShare(code, respondent.language)
    const drawn = pull(respondent.inclination, appeal)
    return share === undefined ? Math.exp(0.8 * appeal.liked + drawn) : share * Math.exp(0.3 * drawn)
  })
  const isPlain = options.map(({ code, exclusive, specify }) => !exclusive && !specify && !isWayOut(code))
  const total = plain.reduce((sum, weight, index) => (isPlain[index] ? sum + weight : sum), 0) || 1
  return options.map(({ code, specify }, index) => {
    if (isPlain[index]) return plain[index]! / total
    return specify && !isWayOut(code) ? 0.03 : shareOfWayOut(code)
  })
}

function chosen(question: string, options: readonly Option[], respondent: Respondent): string {
  return options[weighted(respondent.random, weightsOf(question, options, respondent))]!.code
}

/** Either one that stands alone or some of the others, in the document's order. */
function selected(question: MultipleQuestion, respondent: Respondent): readonly string[] | undefined {
  const { id, options, min = 1, max = options.length } = question
  const weights = weightsOf(id, options, respondent)
  const places = options.map((_, index) => index)
  const together = places.filter((place) => !options[place]!.exclusive)
  const alone = places.filter((place) => options[place]!.exclusive)
  const sum = (of: readonly number[]) => of.reduce((total, place) => total + weights[place]!, 0)
  const least = Math.max(min, 1)
  const mostly = sum(together) / (sum(together) + sum(alone))
  if (together.length < least || respondent.random() >= mostly) {
    const weightsAlone = alone.map((place) => weights[place]!)
    const one = alone[weighted(respondent.random, weightsAlone)]
    return one === undefined ? undefined : [options[one]!.code]
  }
  const wanted = 1 + below(respondent.random, 1 + Math.round(respondent.inclination.zeal * 4))
  const length = Math.min(Math.max(wanted, least), max, together.length)
  const taken = weightedOrder(respondent.random, together, {
    weights: together.map((place) => weights[place]!),
    length,
  })
  return taken.toSorted((a, b) => a - b).map((place) => options[place]!.code)
}

/** A point of the scale, or one beside it. */
function pointed(points: readonly Point[], appeal: Appeal, { random, inclination, plant }: Respondent): string {
  const onScale = points.filter(({ offScale }) => !offScale)
  const offScale = points.filter((point) => point.offScale)
  if (plant?.kind === 'straight-line') return onScale[Math.round(plant.at * (onScale.length - 1))]!.code
  if (offScale.length > 0 && random() < 0.06) return offScale[below(random, offScale.length)]!.code
  const height = 0.5 + 0.16 * appeal.liked + 0.22 * pull(inclination, appeal) + 0.13 * normal(random)
  return onScale[Math.min(Math.max(Math.floor(height * onScale.length), 0), onScale.length - 1)]!.code
}

function rowed({ id, rows, points, required }: MatrixQuestion, respondent: Respondent): Answer | undefined {
  const kept = rows.filter(() => required || respondent.plant?.kind === 'straight-line' || respondent.random() > 0.03)
  if (kept.length === 0) return undefined
  const appealOfRow = appealsIn(id, respondent)
  return Object.fromEntries(kept.map((row) => [row.id, pointed(points, appealOfRow(row.id), respondent)]))
}

function ranked({ id, options, max }: RankingQuestion, respondent: Respondent): readonly string[] {
  const length = respondent.random() < 0.85 ? max : 1 + below(respondent.random, max)
  const weights = weightsOf(id, options, respondent)
  return weightedOrder(
    respondent.random,
    options.map(({ code }) => code),
    { weights, length },
  )
}

function numbered({ id, min, max, whole }: NumberQuestion, respondent: Respondent): number {
  const from = min ?? Math.min(0, (max ?? 100) - 100)
  const to = max ?? from + 100
  const appeal = appealsIn(id, respondent)()
  const height =
    0.4 + 0.1 * appeal.liked + 0.1 * pull(respondent.inclination, appeal) + 0.15 * normal(respondent.random)
  const number = from + Math.min(Math.max(height, 0), 1) * (to - from)
  const rounded = whole ? Math.round(number) : Math.round(number * 10) / 10
  return Math.min(Math.max(rounded, whole ? Math.ceil(from) : from), whole ? Math.floor(to) : to)
}
