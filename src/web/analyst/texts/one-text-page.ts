import type { FastifyReply } from 'fastify'
import { contradicts } from '../../../coding/coding.js'
import { type FoundTheme, findThemes } from '../../../coding/coding-store.js'
import { codingBy, findKnown, keyOf, type Known } from '../../../coding/found-codes-store.js'
import { type KeptRedaction, findRedactions } from '../../../coding/redaction-store.js'
import { redactionMark } from '../../../coding/reason.js'
import { redact, wordsAt } from '../../../coding/span.js'
import {
  chooseSearch,
  findNeighbours,
  findReceived,
  type Neighbours,
  type ReceivedText,
} from '../../../coding/text-store.js'
import { NotHere } from '../../not-here.js'
import type { StaffCall } from '../../staff/call.js'
import { doneOf } from '../../staff/done.js'
import { faultFragments, type Problems } from '../../staff/faults.js'
import { sendStaffPage } from '../../staff/send-staff-page.js'
import { languageTags } from '../../site-view.js'
import { openTelling } from '../../staff/telling.js'
import { undoDeeds } from './coding-call.js'
import { isResponse } from './coding-texts.js'
import { placesView } from './places.js'
import { questionOf } from './question-texts-page.js'
import { redactingView } from './redacting-view.js'
import { filterOf, queryOf, type Wanted, wantedIn } from './text-filter.js'
import type { TextQuestion } from './text-question.js'
import { codesField, type SentCodes, themeChoiceView } from './theme-choice.js'

export const oneTextDeeds = ['saved', 'redacted', 'redacted-before', ...undoDeeds] as const

export type OneTextShown = { readonly problems?: Problems; readonly sent?: SentCodes; readonly isRedacting?: boolean }

/** What an address names; there is nothing there when no response has such a text. */
export async function readOneText(call: StaffCall): Promise<{ question: TextQuestion; received: ReceivedText }> {
  const { staff, request, published } = call
  const { response } = request.params as { response: string }
  const question = questionOf(call)
  const received = isResponse(response)
    ? await findReceived(staff.house.openTexts.read, published.consultation.id, {
        questions: question.stored,
        response,
      })
    : undefined
  if (!received) throw new NotHere()
  return { question, received }
}

/** One text as it may be shown, with its themes, what to hide of it, and behind a fold what was received. */
export async function sendOneText(call: StaffCall, shown: OneTextShown = {}): Promise<FastifyReply> {
  const { staff, locale, published, person, here } = call
  const { house } = staff
  const words = house.words[locale]
  const { read } = house.openTexts
  const { id } = published.consultation
  const { question, received } = await readOneText(call)
  const wanted = wantedIn(call)
  const themes = await findThemes(read, id)
  const [known, redactions, neighbours] = await Promise.all([
    findKnown(read, id, [received]),
    findRedactions(read, id, received),
    findBeside(call, { wanted, question, themes, received }),
  ])
  const own = known.get(keyOf(received))
  const done = doneOf(call, oneTextDeeds)
  const isContradicting = shown.sent !== undefined && contradicts(shown.sent.sent)
  const name = codesField(received.response)
  const problems = { ...(isContradicting && { [name]: words('texts:contradiction') }), ...shown.problems }
  const query = queryOf(wanted)
  const list = here.questionTexts(question.id)
  const to = (response: string) => `${here.oneText(question.id, response)}${query}`
  return sendStaffPage(call, {
    template: 'analyst/one-text',
    page: { title: words('one-text:title'), description: words('one-text:description') },
    view: {
      question: question.text[locale],
      list: `${list}${query}`,
      themesHref: here.themes,
      places: placesView(words, call),
      done: done && words(`one-text:done-${done}`),
      post: to(received.response),
      response: received.response,
      lang: languageTags[received.language],
      language: words(`texts:in-${received.language}`),
      shown: redact(received.words, redactions, received.language),
      received: received.words,
      flagged: (own?.flags.length ?? 0) > 0,
      grouped: own?.campaign !== undefined,
      ...(own?.campaign !== undefined && { campaign: `${list}?campaign=${own.campaign}` }),
      ...(neighbours.previous && { previous: to(neighbours.previous.response) }),
      ...(neighbours.next && { next: to(neighbours.next.response) }),
      choice: themeChoiceView(words, {
        response: received.response,
        themes,
        coding: codingBy(own, person.id),
        ...shown.sent,
        problem: problems[name],
      }),
      others: await othersView(call, own, themes),
      redactions: redactions.map((each) => redactionView(received, each)),
      redacting: redactingView(call, {
        received,
        redactions,
        flags: own?.flags ?? [],
        problems,
        isTyped: shown.isRedacting ?? false,
      }),
    },
    fragments: await faultFragments(staff, locale, problems),
  })
}

type Beside = {
  readonly wanted: Wanted
  readonly question: TextQuestion
  readonly themes: readonly FoundTheme[]
  readonly received: ReceivedText
}

/** Those before and after it in the list that one came by. */
async function findBeside(call: StaffCall, { wanted, question, themes, received }: Beside): Promise<Neighbours> {
  const { staff, published, person } = call
  const { read } = staff.house.openTexts
  const { id } = published.consultation
  const filter = filterOf(wanted, { questions: question.stored, themes, coder: person.id })
  const search = wanted.typed === '' ? {} : { search: (await chooseSearch(read, id, filter, wanted.typed)).search }
  return findNeighbours(read, id, { ...filter, ...search }, received)
}

/** What others found, which stays folded until one has looked for oneself. */
async function othersView(call: StaffCall, known: Known | undefined, themes: readonly FoundTheme[]) {
  const { locale, person, staff } = call
  const words = staff.house.words[locale]
  const { titleOf } = await openTelling(call, [])
  return (known?.codings ?? [])
    .filter(({ coder }) => coder !== person.id)
    .map(({ coder, themes: found, isWithoutTheme, quoted }) => ({
      who: titleOf(coder)[locale],
      found: [
        ...themes.filter(({ id }) => found.includes(id)).map(({ label }) => label[locale]),
        ...(isWithoutTheme ? [words('texts:without-theme')] : []),
        ...(quoted === undefined ? [] : [words('texts:quotable')]),
      ],
    }))
}

function redactionView({ language, words }: ReceivedText, { act, reason, ...span }: KeptRedaction) {
  return {
    act: String(act),
    mark: redactionMark(reason, language),
    hidden: wordsAt(words, span),
    lang: languageTags[language],
  }
}
