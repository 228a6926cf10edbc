import type { Locale } from '../questionnaire/questionnaire.js'
import { pull } from './inclination.js'
import { campaignText } from './campaign-text.js'
import { personalSentence } from './personal.js'
import type { Topic, TopicWords } from './phrases/topic.js'
import { turns } from './phrases/turns.js'
import { pick, type Random, weightedOrder } from './random.js'
import type { Respondent } from './respondent.js'

/** Words of several sentences, of at most so many code points. What is planted in them comes whole, where it fits. */
export function composeLong(respondent: Respondent, maxLength: number): string {
  const { random, language, plant } = respondent
  if (plant?.kind === 'campaign') return cut([campaignText(random, plant)], maxLength)
  const own = ownSentences(respondent)
  const personal = plant?.kind === 'personal' ? [personalSentence(random, plant.sort, language)] : []
  const text = cut([...personal, ...own], maxLength)
  // Some type without capitals, whatever the language.
  return random() < 0.06 && personal.length === 0 ? text.toLocaleLowerCase(language) : text
}

/** A few words on one line. */
export function composeShort({ random, language }: Respondent, maxLength: number): string {
  return cut([pick(random, turns[language].short)], maxLength)
}

function ownSentences({ random, language, inclination, topics }: Respondent): readonly string[] {
  const weights = topics.map((topic) => topic.weight * Math.exp(pull(inclination, { ...topic, liked: 0 })))
  const length = 1 + Math.floor(random() * random() * 3.2)
  const said = weightedOrder(random, topics, { weights, length })
  const { openings, closings } = turns[language]
  return [
    ...(random() < 0.4 ? [filledIn(pick(random, openings), language, random)] : []),
    ...said.flatMap((topic) => sentencesOn(topic, language, random)),
    ...(random() < 0.15 ? [pick(random, closings)] : []),
  ]
}

type Part = keyof TopicWords

const shapes: readonly (readonly Part[])[] = [
  ['wish'],
  ['seen', 'wish'],
  ['wish', 'because'],
  ['seen', 'because', 'wish'],
  ['seen', 'wish', 'because'],
  ['because', 'wish'],
]

function sentencesOn(topic: Topic, language: Locale, random: Random): readonly string[] {
  return pick(random, shapes).map((part) => {
    const sentence = pick(random, topic[language][part])
    return filledIn(part === 'wish' ? withTail(sentence, language, random) : sentence, language, random)
  })
}

function withTail(sentence: string, language: Locale, random: Random): string {
  if (random() < 0.5 || sentence.includes('{')) return sentence
  return `${sentence.slice(0, -1)}${pick(random, turns[language].tails)}.`
}

function filledIn(sentence: string, language: Locale, random: Random): string {
  const { where, who } = turns[language]
  const filled = sentence.replace('{where}', () => pick(random, where)).replace('{who}', () => pick(random, who))
  return filled.charAt(0).toLocaleUpperCase(language) + filled.slice(1)
}

/** As many whole sentences as there is room for; of a first one that is too long, its beginning. */
function cut(sentences: readonly string[], maxLength: number): string {
  const [first = '', ...others] = sentences
  const fits = (text: string) => text.length <= maxLength || Array.from(text).length <= maxLength
  if (!fits(first)) return Array.from(first).slice(0, maxLength).join('').trim()
  return others.reduce((text, sentence) => (fits(`${text} ${sentence}`) ? `${text} ${sentence}` : text), first)
}
