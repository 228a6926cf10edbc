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
  /** As `findOffered` has them. */
  readonly offered: readonly CodedTheme[]
}

/** What was posted for a section; whatever else was heard is as it stands. */
export function postedHeard(section: Section, body: unknown, { stands, published, offered }: Basis): Heard {
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
      return { ...stands, themes: postedThemes(body, offered) }
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

/** Those that are to be told, and those for which something was written or chosen, each with the count that it has now. */
function postedThemes(body: unknown, offered: readonly CodedTheme[]): readonly HeardTheme[] {
  return offered.flatMap(({ quotable, ...theme }) => {
    const at = theme.theme
    const isTold = postedField(body, `told-${at}`) === 'yes'
    const quotes = quotable.filter((quote) => postedField(body, `quote-${at}-${quoteName(quote)}`) === 'yes')
    const remark = postedTwins(body, `remark-${at}`)
    if (!isTold && !isBegun(remark) && quotes.length === 0) return []
    return [{ ...theme, ...(!isTold && { untold: true as const }), remark, quotes }]
  })
}

/** What stands for a quote in a form: its words and whose text they are of, whatever was done to it in between. */
export function quoteName({ language, text, from }: Quote): string {
  const place = from && { question: from.question, response: from.response }
  return fingerprint({ language, text, ...place }).slice(0, 12)
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
