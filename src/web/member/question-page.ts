import type { FastifyReply } from 'fastify'
import { findPageOfQuestion, findQuestion, questionsOf } from '../../questionnaire/find-question.js'
import { type Locale, locales, type Question } from '../../questionnaire/questionnaire.js'
import type { Passage } from '../../revision/review.js'
import { NotHere } from '../not-here.js'
import { shortPageName } from '../page-name.js'
import { postedField } from '../posted-field.js'
import { comparing, questionTwins } from '../difference/question-twins.js'
import { works } from '../editing/work.js'
import { proposalCard } from '../roundtable/proposal-card.js'
import { proposalsByQuestion } from '../roundtable/questions-index.js'
import { lastStanding, readTable, type Table } from '../roundtable/table.js'
import { markingPassages, passagesOf, threadView } from '../roundtable/thread.js'
import type { StaffCall } from '../staff/call.js'
import { doneOf } from '../staff/done.js'
import { problemView } from '../staff/entry-field.js'
import { faultFragments, type Problems } from '../staff/faults.js'
import { sendStaffPage } from '../staff/send-staff-page.js'

/** What can be done here, as `?done=` tells it. */
export const deeds = ['commented', 'proposed', 'supported', 'concerned', 'taken-back', 'withdrawn', 'nothing'] as const
export type Done = (typeof deeds)[number]

/** What is to be looked at, and the places among which a passage has to be chosen. */
export type Amiss = { readonly problems: Problems; readonly passages?: readonly Passage[] }

/** One question of the draft: its words, what is said of them, and what is asked for. */
export async function sendQuestion(
  call: StaffCall,
  { problems, passages }: Amiss = { problems: {} },
): Promise<FastifyReply> {
  const { staff, locale, here } = call
  const { id } = call.request.params as { id: string }
  const table = await readTable(call)
  const words = staff.house.words[locale]
  const question = lastStanding(table, id)
  if (!question) throw new NotHere()
  const standing = findQuestion(table.questionnaire, id)
  const done = doneOf(call, deeds)
  return sendStaffPage(call, {
    template: 'member/question',
    page: {
      title: question.text[locale] ?? id,
      description: words('draft-question:description'),
    },
    view: {
      ...placeView(table, question, call),
      action: here.roundtableQuestion(id),
      title: question.text[locale] ?? words('difference:nothing'),
      ...(done ? { done: words(`draft-question:done-${done}`) } : {}),
      ...(standing ? { works: worksView(call, id), edits: call.roles.has('editor') } : { isGone: true }),
      twins: twinsView(call, table, question),
      reading: [...readingView(call, id), ...(standing ? [askedView(call, id)] : [])],
      thread: threadView(table, id).map((comment) => ({
        ...comment,
        reply: typedView(call, problems, { field: 'comment', of: 'replyTo', number: comment.number }),
      })),
      commenting: commentingView(call, table, { problems, ...(passages ? { passages } : {}) }),
      event: table.review.event,
      proposals: (proposalsByQuestion(table).get(id) ?? [])
        .map((proposal) => ({
          ...proposalCard(table, proposal),
          concern: typedView(call, problems, { field: 'concern', of: 'proposal', number: proposal.number }),
        }))
        .toReversed(),
      isMember: call.roles.has('member'),
    },
    fragments: await faultFragments(staff, locale, problems),
  })
}

/** In both languages side by side, or in the one that someone reads alone. */
function twinsView(call: StaffCall, table: Table, question: Question) {
  const isStanding = findQuestion(table.questionnaire, question.id) !== undefined
  const wording = isStanding ? markingPassages(passagesOf(table, question.id)) : comparing
  const { twins } = questionTwins({ before: question, after: question }, table.words, { locale: call.locale, wording })
  const alone = readAlone(call)
  return twins.filter(({ locale }) => alone === undefined || locale === alone)
}

function readAlone({ request }: StaffCall): Locale | undefined {
  const { language } = request.query as { language?: unknown }
  return locales.find((each) => each === language)
}

/** The ways to read the question, but for the present one. */
function readingView(call: StaffCall, id: string) {
  const { staff, locale, here } = call
  const words = staff.house.words[locale]
  const alone = readAlone(call)
  const ways = [undefined, ...locales].filter((way) => way !== alone)
  return ways.map((way) => ({
    href: `${here.roundtableQuestion(id)}${way === undefined ? '' : `?language=${way}`}`,
    label: words(`draft-question:read-${way ?? 'both'}`),
  }))
}

function askedView({ staff, locale, here }: StaffCall, id: string) {
  return { href: `${here.preview}#${id}-question`, label: staff.house.words[locale]('draft-question:preview') }
}

function placeView({ questionnaire, words, locale }: Table, { id }: Question, { here }: StaffCall) {
  const all = questionsOf(questionnaire)
  const index = all.findIndex((question) => question.id === id)
  const page = findPageOfQuestion(questionnaire, id)
  if (!page) return { index: here.roundtable }
  const [previous, next] = [all[index - 1], all[index + 1]]
  return {
    index: here.roundtable,
    place: words[locale]('draft-question:place', {
      page: shortPageName(page, locale),
      ordinal: index + 1,
      total: all.length,
    }),
    ...(previous ? { previous: here.roundtableQuestion(previous.id) } : {}),
    ...(next ? { next: { id: next.id } } : {}),
  }
}

/** An editor changes the draft where a member proposes it. */
function worksView({ staff, locale, here, roles }: StaffCall, id: string) {
  const words = staff.house.words[locale]
  const isEditor = roles.has('editor')
  const form = isEditor ? here.deskQuestion(id) : here.proposing(id)
  return [
    ...works.map((work) => ({ href: `${form}?work=${work}`, label: words(`work:${work}`) })),
    ...(isEditor ? [{ href: here.deskCondition(id), label: words('showing:do') }] : []),
  ]
}

type TypedField = { readonly field: 'comment' | 'concern'; readonly of: string; readonly number: number }

/** What was typed in the one of many such fields that was sent and is to be looked at again. */
function typedView({ request }: StaffCall, problems: Problems, { field, of, number }: TypedField) {
  const isThis = postedField(request.body, of) === String(number) && postedField(request.body, field) !== ''
  const name = field === 'comment' ? `reply-${number}` : `concern-${number}`
  return {
    words: isThis ? postedField(request.body, field) : '',
    problem: problemView(problems[name]),
    language: `${name}-language`,
    ...(problems[name] !== undefined || isThis ? { open: true } : {}),
  }
}

function commentingView({ request, locale }: StaffCall, { words }: Table, { problems, passages }: Amiss) {
  const typed = (name: string) => postedField(request.body, name)
  const isComment = typed('go') === 'comment'
  const replyTo = isComment ? typed('replyTo') : ''
  const spoken = locales.find((each) => each === typed('language')) ?? locale
  const say = words[locale]
  return {
    words: isComment && replyTo === '' ? typed('comment') : '',
    wordsProblem: problemView(problems['comment']),
    passage: isComment ? typed('passage') : '',
    passageProblem: problemView(problems['passage']),
    ...languageChoices(say, spoken),
    ...(passages
      ? {
          passages: passages.map(({ prefix, quote, suffix, locale: tongue }, index) => ({
            index: String(index),
            id: index === 0 ? 'place' : `place-${index}`,
            lang: `${tongue}-CA`,
            prefix,
            quote,
            suffix,
          })),
        }
      : {}),
  }
}

function languageChoices(say: (key: string) => string, chosen: Locale) {
  return {
    languages: locales.map((tongue) => ({
      value: tongue,
      label: say(`difference:${tongue}`),
      selected: tongue === chosen ? ' selected' : '',
    })),
  }
}
