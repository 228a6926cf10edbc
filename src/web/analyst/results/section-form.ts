import type { Published } from '../../../consultation/publication.js'
import { questionsAcross } from '../../../report/question-across.js'
import { tellable } from '../../../results/first-heard.js'
import type { CodedTheme } from '../../../results/coded-store.js'
import { fingerprint } from '../../../questionnaire/canonical.js'
import {
  type Heard,
  type HeardQuestion,
  type HeardTheme,
  isBegun,
  type Quote,
  type Reply,
  type Section,
  unwritten,
} from '../../../results/heard.js'
import { postedField } from '../../posted-field.js'
import { postedTwins } from '../../staff/posted-text.js'

const mostReplies = 40

export type Basis = {
  readonly stands: Heard
  readonly published: Published
  readonly coded: readonly CodedTheme[]
}

/** What was posted for a section; whatever else was heard is as it stands. */
export function postedHeard(section: Section, body: unknown, { stands, published, coded }: Basis): Heard {
  switch (section) {
    case 'summary':
    case 'engagement':
    case 'participants':
    case 'method':
    case 'correction':
      return { ...stands, [section]: postedTwins(body, section) }
    case 'questions':
      return { ...stands, questions: postedQuestions(body, listedQuestions(stands, published)) }
    case 'themes':
      return { ...stands, themes: postedThemes(body, offeredThemes(stands, coded)) }
    case 'next':
      return { ...stands, next: postedReplies(body) }
  }
}

/** Every question that can be shown: those of the page first, then those that nobody has thought of yet. */
export function listedQuestions({ questions }: Heard, { versions }: Published): readonly HeardQuestion[] {
  const able = tellable(questionsAcross(versions.map(({ questionnaire }) => questionnaire))).map(
    ({ question }) => question.id,
  )
  const listed = questions.filter(({ question }) => able.includes(question))
  const others = able.filter((id) => questions.every(({ question }) => question !== id))
  return [...listed, ...others.map((question) => ({ question, shown: false, remark: unwritten }))]
}

function postedQuestions(body: unknown, listed: readonly HeardQuestion[]): readonly HeardQuestion[] {
  const posted = listed.map(({ question }, index) => {
    const wanted = Number(postedField(body, `place-${question}`))
    const place = Number.isInteger(wanted) && wanted > 0 ? wanted : index + 1
    const shown = postedField(body, `shown-${question}`) === 'yes'
    // Whichever is moved to a place goes before the one that has it, coming from below, and after it, from above.
    const moved = place < index + 1 ? -0.5 : place > index + 1 ? 0.5 : 0
    return { place: place + moved, question: { question, shown, remark: postedTwins(body, `remark-${question}`) } }
  })
  return posted.toSorted((a, b) => a.place - b.place).map(({ question }) => question)
}

/** What is coded by now, and what was taken over before and is no more: it stays as it was until it is told no longer. */
export function offeredThemes({ themes }: Heard, coded: readonly CodedTheme[]): readonly CodedTheme[] {
  const gone = themes.filter(({ theme }) => coded.every((each) => each.theme !== theme))
  return [...coded, ...gone.map(({ remark: _, quotes, ...theme }) => ({ ...theme, quotable: quotes }))]
}

/** Those that are to be told, each with the count that it has now. */
function postedThemes(body: unknown, coded: readonly CodedTheme[]): readonly HeardTheme[] {
  return coded.flatMap(({ quotable, ...theme }) => {
    const at = theme.theme
    if (postedField(body, `told-${at}`) !== 'yes') return []
    const quotes = quotable.filter((quote) => postedField(body, `quote-${at}-${quoteName(quote)}`) === 'yes')
    return [{ ...theme, remark: postedTwins(body, `remark-${at}`), quotes }]
  })
}

/** What stands for a quote in a form. */
export function quoteName(quote: Quote): string {
  return fingerprint(quote).slice(0, 12)
}

/** A pair of which everything was erased is gone. */
function postedReplies(body: unknown): readonly Reply[] {
  const replies = Array.from({ length: mostReplies }, (_, index) => ({
    said: postedTwins(body, `next-${index}-said`),
    did: postedTwins(body, `next-${index}-did`),
  }))
  return replies.filter(({ said, did }) => isBegun(said) || isBegun(did))
}

/** With room for two more. */
export function withRoom(replies: readonly Reply[]): readonly Reply[] {
  const blank = { said: unwritten, did: unwritten }
  return [...replies, blank, blank].slice(0, mostReplies)
}
