import type { FastifyReply } from 'fastify'
import {
  countFlagged,
  countFlags,
  countStraightLines,
  findFlagged,
  type FlaggedText,
} from '../../../coding/flag-store.js'
import { flagKinds } from '../../../coding/flags.js'
import { writtenIn } from '../../../export/written.js'
import { findQuestion } from '../../../questionnaire/find-question.js'
import type { Question } from '../../../questionnaire/questionnaire.js'
import { countOf } from '../../count.js'
import { postedField } from '../../posted-field.js'
import type { StaffCall } from '../../staff/call.js'
import { doneOf } from '../../staff/done.js'
import { sendStaffPage } from '../../staff/send-staff-page.js'
import { actingIn } from './acting.js'
import { pageIn, pagingView } from './paging.js'
import { readingView } from './reading-view.js'
import { doorsOf } from './texts-page.js'
import { textView, titleOf } from './text-view.js'

const perPage = 25
export const readingDeeds = ['read', 'reading'] as const

/** Texts that may say who somebody is, and matrices that were answered straight down. */
export async function sendFlags(call: StaffCall): Promise<FastifyReply> {
  const { staff, request, locale, published, here } = call
  const { words, coding } = staff.house
  const { id } = published.consultation
  const say = words[locale]
  const asked = (request.query as { kind?: unknown }).kind
  const kind = flagKinds.find((each) => each === asked)
  const [counts, found, lines] = await Promise.all([
    countFlags(coding.analyst, id),
    countFlagged(coding.analyst, id, kind),
    countStraightLines(coding.analyst, id),
  ])
  const page = pageIn(call, { found, perPage })
  const texts = await findFlagged(coding.analyst, id, { kind, ...page.stretch })
  const done = doneOf(call, readingDeeds)
  return sendStaffPage(call, {
    template: 'analyst/flags',
    page: { title: say('flags:title'), description: say('flags:description') },
    view: {
      doors: doorsOf(call),
      done: done && say(`flags:done-${done}`),
      reading: await readingView(call),
      all: here.flags,
      isAll: kind === undefined,
      kinds: flagKinds.map((each) => ({
        label: say(`texts:flag-${each}`),
        number: countOf(counts.get(each) ?? 0, locale).number,
        href: `${here.flags}?kind=${each}`,
        isShown: each === kind,
      })),
      texts: texts.map((text, place) => ({
        ordinal: countOf(page.stretch.offset + place + 1, locale).number,
        ...flaggedView(call, text),
      })),
      lines: matrices(call).map((question) => ({
        text: question.text[locale],
        responses: countOf(lines.get(question.id) ?? 0, locale),
      })),
      ...pagingView(call, page, { base: here.flags, query: { kind: kind ?? '' } }),
    },
  })
}

function flaggedView({ locale, here, published }: StaffCall, text: FlaggedText) {
  const written = writtenIn(published.versions).find(({ stored }) => stored.includes(text.question))
  return {
    shown: textView(text),
    question: written ? titleOf(written, locale) : text.question,
    href: here.oneText(written?.name ?? text.question, text.response),
  }
}

/** Every matrix of four rows or more, each as last asked. */
function matrices({ published }: StaffCall): readonly Question[] {
  const ids = published.versions.flatMap(({ questionnaire }) =>
    questionnaire.pages.flatMap(({ questions }) =>
      questions.flatMap((each) => (each.kind === 'matrix' && each.rows.length >= 4 ? [each.id] : [])),
    ),
  )
  return [...new Set(ids)].map((id) =>
    published.versions.map(({ questionnaire }) => findQuestion(questionnaire, id)).findLast((each) => each)!,
  )
}

/** Has the program read all texts again; where that takes longer, the page says that it is under way. */
export async function readAgain(call: StaffCall): Promise<FastifyReply> {
  const { staff, request, reply, here } = call
  const isDone = await staff.house.coding.read(actingIn(call))
  const back = postedField(request.body, 'go') === 'campaigns' ? here.campaigns : here.flags
  return reply.redirect(`${back}?done=${isDone ? 'read' : 'reading'}`, 303)
}
