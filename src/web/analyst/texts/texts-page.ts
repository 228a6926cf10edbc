import type { FastifyReply } from 'fastify'
import { findThemes } from '../../../coding/coding-store.js'
import { countUnexamined } from '../../../coding/examining-store.js'
import { rules } from '../../../coding/examining.js'
import { countByQuestion, findKnown, keyOf, type QuestionCount } from '../../../coding/found-codes-store.js'
import { chooseSearch, findTexts } from '../../../coding/text-store.js'
import { countOf } from '../../count.js'
import type { StaffCall } from '../../staff/call.js'
import { sendStaffPage } from '../../staff/send-staff-page.js'
import { pagingView, textsAPage } from './paging.js'
import { placesView } from './places.js'
import { filterOf, queryOf, type Wanted, wantedIn } from './text-filter.js'
import { type TextQuestion, textQuestions } from './text-question.js'
import { textView } from './text-view.js'

/** The questions that were answered in words, each with how much was read; or where in all of them something was found. */
export async function sendTexts(call: StaffCall): Promise<FastifyReply> {
  const { staff, locale, published, person, here } = call
  const words = staff.house.words[locale]
  const { read, examineSoon } = staff.house.openTexts
  const { id } = published.consultation
  const questions = textQuestions(published.versions)
  const wanted = wantedIn(call)
  const [unexamined, counts] = await Promise.all([
    countUnexamined(read, id, rules),
    wanted.typed === '' ? countByQuestion(read, id, person.id) : [],
  ])
  if (unexamined > 0) examineSoon()
  return sendStaffPage(call, {
    template: 'analyst/texts',
    page: { title: words('texts:title'), description: words('texts:description') },
    view: {
      action: here.texts,
      places: placesView(words, call, 'texts'),
      privacy: here.files,
      typed: wanted.typed,
      ...(unexamined > 0 && { unexamined: countOf(unexamined, locale) }),
      ...(wanted.typed === ''
        ? { questions: questions.map((question) => questionView(call, question, counts)) }
        : { found: await foundView(call, questions, wanted) }),
    },
  })
}

function questionView({ locale, here }: StaffCall, question: TextQuestion, counts: readonly QuestionCount[]) {
  const own = counts.filter(({ question: stored }) => question.stored.includes(stored))
  const sum = (of: (count: QuestionCount) => number) =>
    countOf(
      own.reduce((total, each) => total + of(each), 0),
      locale,
    ).number
  return {
    href: here.questionTexts(question.id),
    text: question.text[locale],
    isOfOption: question.isOfOption,
    english: sum(({ english }) => english),
    french: sum(({ french }) => french),
    coded: sum(({ coded }) => coded),
    byMe: sum(({ codedByMe }) => codedByMe),
    flagged: sum(({ flagged }) => flagged),
  }
}

async function foundView(call: StaffCall, questions: readonly TextQuestion[], wanted: Wanted) {
  const { staff, locale, published, person, here } = call
  const words = staff.house.words[locale]
  const { read } = staff.house.openTexts
  const { id } = published.consultation
  const themes = await findThemes(read, id)
  const filter = filterOf(wanted, { questions: questions.flatMap(({ stored }) => stored), themes, coder: person.id })
  const { search, count } = await chooseSearch(read, id, filter, wanted.typed)
  const offset = (wanted.page - 1) * textsAPage
  const texts = await findTexts(read, id, { ...filter, search }, { offset, count: textsAPage })
  const known = await findKnown(read, id, texts)
  return {
    count: countOf(count, locale),
    byLetters: search.by === 'letters',
    texts: texts.map((text) => {
      const question = questions.find(({ stored }) => stored.includes(text.question))
      return {
        ...textView(words, text, known.get(keyOf(text))),
        question: question?.text[locale] ?? text.question,
        href: `${here.oneText(question?.id ?? text.question, text.response)}${queryOf({ ...wanted, page: 1 })}`,
      }
    }),
    paging: pagingView(wanted, count, { action: here.texts, locale }),
  }
}
