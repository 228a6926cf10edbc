import { torontoDay } from '../../consultation/toronto.js'
import { keyOf } from '../../questionnaire/algebra/node-kind.js'
import type { Comment, Passage } from '../../revision/review.js'
import { attach } from '../../revision/passage.js'
import { longDate } from '../dates.js'
import { markedText } from '../difference/marked-text.js'
import type { Text, Wording } from '../difference/question-twins.js'
import { type PieceView, plainWords } from '../difference/words-view.js'
import type { Table } from './table.js'

/** For `components/thread`: the comments on a question, oldest first, replies under what they reply to. */
export function threadView(table: Table, question: string) {
  const comments = [...table.review.comments.values()].filter((comment) => comment.question === question)
  const passages = passagesOf(table, question)
  return comments
    .filter(({ replyTo }) => replyTo === undefined)
    .map((comment) => ({
      ...commentView(table, comment),
      ...passageView(table, comment, passages),
      replies: comments
        .filter((each) => rootOf(table, each) === comment.number)
        .map((each) => commentView(table, each)),
    }))
}

/** The first comment of the thread that a reply belongs to; nothing for a first one. */
function rootOf({ review }: Table, comment: Comment): number | undefined {
  let { replyTo } = comment
  for (let above = review.comments.get(replyTo ?? 0); above?.replyTo !== undefined;) {
    replyTo = above.replyTo
    above = review.comments.get(replyTo)
  }
  return replyTo
}

function commentView(table: Table, { number, by, at, locale: spoken, words }: Comment) {
  const { said, locale, reader } = table
  const say = table.words[locale]
  const content = said.get(words.utterance)
  return {
    number,
    who: table.titleOf(by)[locale],
    ...(by === reader ? { isOwn: true } : {}),
    date: longDate(torontoDay(new Date(at)), locale),
    ...(typeof content === 'string'
      ? { lang: `${spoken}-CA`, bits: markedText(content) }
      : { lang: `${locale}-CA`, bits: [{ text: say('table:erased') }] }),
  }
}

type Attached = {
  readonly comment: Comment
  readonly passage: Passage
  readonly start: number
  readonly end: number
  readonly ordinal: number
}

/** The passages that still stand in the draft, numbered as they are shown. */
export function passagesOf({ review, draft }: Table, question: string): readonly Attached[] {
  const about = [...review.comments.values()].flatMap((comment) =>
    comment.question === question && comment.passage ? [{ comment, passage: comment.passage }] : [],
  )
  const attached = about.flatMap(({ comment, passage }) => {
    const attachment = attach(passage, draft.document)
    return attachment.kind === 'attached' ? [{ comment, passage, ...attachment }] : []
  })
  return attached.map((each, index) => ({ ...each, ordinal: index + 1 }))
}

function passageView({ words, locale }: Table, { number, passage }: Comment, passages: readonly Attached[]) {
  if (!passage) return {}
  const found = passages.find(({ comment }) => comment.number === number)
  const say = words[locale]
  return {
    quote: { lang: `${passage.locale}-CA`, bits: markedText(passage.quote) },
    about: found ? say('table:on-passage', { number: found.ordinal }) : say('table:passage-gone'),
  }
}

/** Shows the passages in the words of a question, each with a link to its comment. */
export function markingPassages(passages: readonly Attached[]): Wording {
  return ({ node, attribute, locale, after = '' }) => {
    const here = passages.filter(({ passage }) => isIn(passage, { node, attribute, locale }))
    return here.length === 0 ? plainWords(after) : { pieces: piecesWith(after, here) }
  }
}

function isIn(passage: Passage, text: Pick<Text, 'node' | 'attribute' | 'locale'>): boolean {
  return (
    passage.attribute === text.attribute && passage.locale === text.locale && keyOf(passage.node) === keyOf(text.node)
  )
}

/** Of passages that share words, the later begins where the earlier ends. */
function piecesWith(words: string, passages: readonly Attached[]): readonly PieceView[] {
  const pieces: PieceView[] = []
  let from = 0
  for (const { start, end, ordinal, comment } of passages.toSorted((a, b) => a.start - b.start)) {
    const begin = Math.max(start, from)
    if (begin > from) pieces.push({ bits: markedText(words.slice(from, begin)) })
    const passage = { number: String(ordinal), href: `#comment-${comment.number}` }
    pieces.push({ bits: markedText(words.slice(begin, Math.max(begin, end))), passage })
    from = Math.max(from, end)
  }
  return from < words.length ? [...pieces, { bits: markedText(words.slice(from)) }] : pieces
}
