import { questionsOf } from '../../questionnaire/find-question.js'
import { isUndecided, type Proposal } from '../../revision/review.js'
import { countOf } from '../count.js'
import { lastStanding, questionsOfProposal, type Table } from './table.js'

/** For the list of a draft's questions: what there is about each, by page. */
export function questionsIndex(table: Table, news: ReadonlyMap<string, number>, hrefOf: (question: string) => string) {
  const { questionnaire, locale, words } = table
  const say = words[locale]
  const about = proposalsByQuestion(table)
  const ordinals = new Map(questionsOf(questionnaire).map(({ id }, index) => [id, index + 1]))
  return questionnaire.pages.map((page, index) => ({
    title: say('roundtable:page', { number: index + 1, title: page.title[locale] ?? page.id }),
    questions: page.questions.map(({ id, text }) => {
      const open = (about.get(id) ?? []).filter(isUndecided).length
      const comments = commentsOn(table, id)
      const fresh = news.get(id)
      return {
        ordinal: String(ordinals.get(id)),
        href: hrefOf(id),
        text: text[locale] ?? say('difference:nothing'),
        ...(open > 0 ? { proposals: say('roundtable:open-proposals', countOf(open, locale)) } : {}),
        ...(comments > 0 ? { comments: say('roundtable:comments', countOf(comments, locale)) } : {}),
        ...(fresh === undefined
          ? { unread: true }
          : fresh > 0
            ? { news: say('roundtable:news', countOf(fresh, locale)) }
            : {}),
      }
    }),
  }))
}

/** Questions that people spoke of and that the draft no longer has. */
export function goneQuestions(table: Table, hrefOf: (question: string) => string) {
  const standing = new Set(questionsOf(table.questionnaire).map(({ id }) => id))
  const spokenOf = [
    ...[...table.review.comments.values()].map(({ question }) => question),
    ...[...table.review.proposals.values()].flatMap(({ question }) => question ?? []),
  ]
  const gone = [...new Set(spokenOf)].filter((id) => !standing.has(id))
  return gone.flatMap((id) => {
    const question = lastStanding(table, id)
    return question ? [{ href: hrefOf(id), text: question.text[table.locale] }] : []
  })
}

export function proposalsByQuestion(table: Table): ReadonlyMap<string, readonly Proposal[]> {
  const about = new Map<string, Proposal[]>()
  for (const proposal of table.review.proposals.values()) {
    for (const question of questionsOfProposal(table, proposal)) {
      about.set(question, [...(about.get(question) ?? []), proposal])
    }
  }
  return about
}

function commentsOn({ review }: Table, question: string): number {
  return [...review.comments.values()].filter((comment) => comment.question === question).length
}
