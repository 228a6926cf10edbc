import type { FastifyReply } from 'fastify'
import { contradicts } from '../../../coding/coding.js'
import { type FoundTheme, findThemes } from '../../../coding/coding-store.js'
import { codingBy, findKnown, keyOf } from '../../../coding/found-codes-store.js'
import {
  chooseSearch,
  countTexts,
  findTexts,
  findThose,
  type FoundText,
  type Search,
} from '../../../coding/text-store.js'
import { countOf } from '../../count.js'
import { NotHere } from '../../not-here.js'
import type { StaffCall } from '../../staff/call.js'
import { doneOf } from '../../staff/done.js'
import { faultFragments } from '../../staff/faults.js'
import { sendStaffPage } from '../../staff/send-staff-page.js'
import { pagingView, textsAPage } from './paging.js'
import { placesView } from './places.js'
import { filterOf, filterView, queryOf, type Wanted, wantedIn } from './text-filter.js'
import { type TextQuestion, textQuestions } from './text-question.js'
import { textView } from './text-view.js'
import { codesField, type SentCodes, themeChoiceView } from './theme-choice.js'

/** What was sent and is to be looked at: the codes of each text, by its response. */
export type Sent = ReadonlyMap<string, SentCodes>

/** The question that an address names. */
export function questionOf({ request, published }: StaffCall): TextQuestion {
  const { question: asked } = request.params as { question: string }
  const question = textQuestions(published.versions).find(({ id }) => id === asked)
  if (!question) throw new NotHere()
  return question
}

/** Texts of one question, each with the themes to choose from; those that were sent where something is to be looked at. */
export async function sendQuestionTexts(call: StaffCall, sent?: Sent): Promise<FastifyReply> {
  const { staff, locale, published, person, here } = call
  const { house } = staff
  const words = house.words[locale]
  const { read } = house.openTexts
  const { id } = published.consultation
  const question = questionOf(call)
  const wanted = wantedIn(call)
  const themes = await findThemes(read, id)
  const found = await findList(call, { question, themes, wanted, sent })
  const known = await findKnown(read, id, found.texts)
  const action = here.questionTexts(question.id)
  const problemOf = (response: string) =>
    contradicts(sent?.get(response)?.sent ?? []) ? words('texts:contradiction') : undefined
  const problems = Object.fromEntries(
    found.texts.map(({ response }) => [codesField(response), problemOf(response)] as const),
  )
  return sendStaffPage(call, {
    template: 'analyst/question-texts',
    page: { title: question.text[locale], description: words('texts:description') },
    view: {
      title: question.text[locale],
      isOfOption: question.isOfOption,
      list: here.texts,
      themesHref: here.themes,
      places: placesView(words, call),
      done: doneOf(call, ['saved'] as const) !== undefined,
      filter: filterView(words, wanted, themes, action),
      count: countOf(found.count, locale),
      byLetters: found.search?.by === 'letters',
      post: `${action}${queryOf(wanted)}`,
      texts: found.texts.map((text) => ({
        ...textView(words, text, known.get(keyOf(text))),
        response: text.response,
        href: `${here.oneText(question.id, text.response)}${queryOf({ ...wanted, page: 1 })}`,
        choice: themeChoiceView(words, {
          response: text.response,
          themes,
          coding: codingBy(known.get(keyOf(text)), person.id),
          ...sent?.get(text.response),
          problem: problemOf(text.response),
        }),
      })),
      paging: pagingView(wanted, found.count, { action, locale }),
    },
    fragments: await faultFragments(staff, locale, problems),
  })
}

type List = { readonly texts: readonly FoundText[]; readonly count: number; readonly search?: Search }

type Listing = {
  readonly question: TextQuestion
  readonly themes: readonly FoundTheme[]
  readonly wanted: Wanted
  readonly sent: Sent | undefined
}

async function findList(call: StaffCall, { question, themes, wanted, sent }: Listing): Promise<List> {
  const { staff, published, person } = call
  const { read } = staff.house.openTexts
  const { id } = published.consultation
  const filter = filterOf(wanted, { questions: question.stored, themes, coder: person.id })
  const chosen =
    wanted.typed === ''
      ? { count: await countTexts(read, id, filter) }
      : await chooseSearch(read, id, filter, wanted.typed)
  if (sent) {
    const texts = await findThose(read, id, { questions: question.stored, responses: [...sent.keys()] })
    return { ...chosen, texts }
  }
  const search = 'search' in chosen ? { search: chosen.search } : {}
  const offset = (wanted.page - 1) * textsAPage
  return { ...chosen, texts: await findTexts(read, id, { ...filter, ...search }, { offset, count: textsAPage }) }
}
