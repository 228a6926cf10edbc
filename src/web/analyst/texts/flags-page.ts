import type { FastifyReply } from 'fastify'
import { countFlags, countStraightLines, countUnexamined } from '../../../coding/examining-store.js'
import { rules } from '../../../coding/examining.js'
import { findKnown, keyOf } from '../../../coding/found-codes-store.js'
import { flagKinds } from '../../../coding/personal.js'
import { fewestRows, fewestTogether, together } from '../../../coding/straight-line.js'
import { countTexts, findTexts, type TextFilter } from '../../../coding/text-store.js'
import { findQuestion } from '../../../questionnaire/find-question.js'
import { countOf } from '../../count.js'
import type { StaffCall } from '../../staff/call.js'
import { sendStaffPage } from '../../staff/send-staff-page.js'
import { pagingView, textsAPage } from './paging.js'
import { placesView } from './places.js'
import { wantedIn } from './text-filter.js'
import { textQuestions } from './text-question.js'
import { textView } from './text-view.js'

/** What looks like personal information, text by text; and responses in a straight line, question by question. */
export async function sendFlags(call: StaffCall): Promise<FastifyReply> {
  const { staff, locale, published, here } = call
  const { house } = staff
  const words = house.words[locale]
  const { read, examineSoon } = house.openTexts
  const { id } = published.consultation
  const questions = textQuestions(published.versions)
  const wanted = wantedIn(call)
  const filter: TextFilter = { questions: questions.flatMap(({ stored }) => stored), isFlagged: true }
  const [kinds, lines, unexamined, count, texts] = await Promise.all([
    countFlags(read, id),
    countStraightLines(read, id),
    countUnexamined(read, id, rules),
    countTexts(read, id, filter),
    findTexts(read, id, filter, { offset: (wanted.page - 1) * textsAPage, count: textsAPage }),
  ])
  if (unexamined > 0) examineSoon()
  const known = await findKnown(read, id, texts)
  return sendStaffPage(call, {
    template: 'analyst/flags',
    page: { title: words('flags:title'), description: words('flags:description') },
    view: {
      places: placesView(words, call, 'flags'),
      ...(unexamined > 0 && { unexamined: countOf(unexamined, locale) }),
      count: countOf(count, locale),
      kinds: flagKinds.map((kind) => ({
        kind: words(`flags:kind-${kind}`),
        texts: countOf(kinds.find((each) => each.kind === kind)?.texts ?? 0, locale).number,
      })),
      texts: texts.map((text) => {
        const question = questions.find(({ stored }) => stored.includes(text.question))
        const own = known.get(keyOf(text))
        return {
          ...textView(words, text, own),
          question: question?.text[locale] ?? text.question,
          found: [...new Set((own?.flags ?? []).map(({ kind }) => words(`flags:kind-${kind}`)))],
          href: here.oneText(question?.id ?? text.question, text.response),
        }
      }),
      paging: pagingView(wanted, count, { action: here.flags, locale }),
      lines: linesView(call, lines),
      lineRules: words('flags:line-rules', { rows: String(fewestRows), answers: String(fewestTogether) }),
    },
  })
}

function linesView({ staff, locale, published }: StaffCall, lines: ReadonlyMap<string, number>) {
  const words = staff.house.words[locale]
  const latest = published.versions.toReversed()
  const textOf = (id: string) =>
    latest.flatMap(({ questionnaire }) => findQuestion(questionnaire, id)?.text[locale] ?? [])[0] ?? id
  return [...lines].map(([question, responses]) => ({
    question: question === together ? words('flags:together') : textOf(question),
    responses: countOf(responses, locale).number,
  }))
}
