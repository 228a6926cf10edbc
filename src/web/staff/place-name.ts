import type { NodeName } from '../../questionnaire/change.js'
import { findQuestion, questionsOf } from '../../questionnaire/find-question.js'
import type { Bilingual, Locale, Question, Questionnaire } from '../../questionnaire/questionnaire.js'
import type { Words } from '../words.js'

type Saying = { readonly words: Words; readonly locale: Locale }

/** The question that a part of a questionnaire is, or is in. */
export function questionOf(node: NodeName): string | undefined {
  if (node.kind === 'question') return node.id
  return 'question' in node ? node.question : undefined
}

/** What a page for editors calls the place of a part: its kind and number, then its words. */
export function placeName(draft: Questionnaire, node: NodeName, { words, locale }: Saying) {
  const question = questionOf(node)
  if (question !== undefined) return questionName(draft, question, { words, locale })
  if (node.kind === 'page') return pageName(draft, node.id, { words, locale })
  if (node.kind !== 'helpResource') return { title: words('place:questionnaire') }
  const found = draft.helpResources?.find(({ id }) => id === node.id)
  return { eyebrow: words('place:help-resource'), title: wordsOr(found?.name, locale, node.id) }
}

/** A page whose title is not written in this language yet is called by its id. */
export function pageName({ pages }: Questionnaire, id: string, { words, locale }: Saying) {
  const index = pages.findIndex((page) => page.id === id)
  const eyebrow = words('place:page', { number: String(index + 1) })
  return { eyebrow, title: wordsOr(pages[index]?.title, locale, id) }
}

/** A question that has no words in this language yet is called by its id. */
export function questionName(draft: Questionnaire, id: string, { words, locale }: Saying) {
  const index = questionsOf(draft).findIndex((question) => question.id === id)
  const eyebrow = index < 0 ? words('place:question-gone', { id }) : words('place:question', { number: index + 1, id })
  return { eyebrow, title: wordsOr(findQuestion(draft, id)?.text, locale, id) }
}

/** A question in a list to choose from: its number and its words. */
export function numberedQuestion(draft: Questionnaire, id: string, saying: Saying): string {
  const ordinal = questionsOf(draft).findIndex((question) => question.id === id) + 1
  const { title } = questionName(draft, id, saying)
  return ordinal > 0 ? `${ordinal}. ${title}` : title
}

function wordsOr(text: Bilingual | undefined, locale: Locale, id: string): string {
  // Drafts may lack a language, or hold blank words.
  const words: string | undefined = text?.[locale]
  return words?.trim() ? words : id
}

/** Which words of its place a text is, such as "Hint" or "Label of choice 4". */
export function partName(draft: Questionnaire, node: NodeName, attribute: string, { words }: Saying): string {
  const code = `${node.kind}-${attribute}`.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  const key = `part:${code}`
  if (!('question' in node)) return words(key)
  return words(key, { number: String(ordinalIn(findQuestion(draft, node.question), node.id)) })
}

function ordinalIn(question: Question | undefined, id: string): number {
  const members = [
    ...(question && 'options' in question ? question.options.map(({ code }) => code) : []),
    ...(question && 'points' in question ? question.points.map(({ code }) => code) : []),
  ]
  const index = members.indexOf(id)
  if (index >= 0) return index + 1
  return question && 'rows' in question ? question.rows.findIndex((row) => row.id === id) + 1 : 0
}
