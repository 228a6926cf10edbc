import type { Locale, Questionnaire } from '../questionnaire/questionnaire.js'
import { topicsFor } from './phrases/topics.js'

/** Which topics made-up words are about, told by the sentences that they were put together from. */
export function findTopics(questionnaire: Questionnaire, locale: Locale): (words: string) => readonly string[] {
  const topics = topicsFor(questionnaire).map((topic) => {
    const { seen, wish, because } = topic[locale]
    return { id: topic.id, marks: [...seen, ...wish, ...because].map(markOf) }
  })
  return (words) => topics.filter(({ marks }) => marks.some((mark) => words.includes(mark))).map(({ id }) => id)
}

/** The longest part of a sentence in which nothing is filled in; its end may be drawn out. */
function markOf(sentence: string): string {
  const parts = sentence.split(/\{\w+\}/).toSorted((a, b) => b.length - a.length)
  return (parts[0] as string).replace(/[.?!]$/, '')
}
