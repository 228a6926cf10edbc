import type { FastifyReply } from 'fastify'
import { findQuestion, questionsOf } from '../../questionnaire/find-question.js'
import type { Locale, Questionnaire } from '../../questionnaire/questionnaire.js'
import { blame, type Blamed } from '../../revision/blame.js'
import { documentAt, type Draft, type Review } from '../../revision/review.js'
import { NotHere } from '../not-here.js'
import { languageTags } from '../site-view.js'
import { localesFrom } from '../words.js'
import type { StaffCall } from '../staff/call.js'
import { causeView, reasonsOf } from '../staff/cause-view.js'
import { partName, questionName, questionOf } from '../staff/place-name.js'
import { sendStaffPage } from '../staff/send-staff-page.js'
import { openTelling, type Telling } from '../staff/telling.js'

/** A draft, or a version that was published of it, whose words are traced. */
type Traced = {
  readonly draft: Draft
  readonly revision: number
  readonly version: number | undefined
  readonly document: Questionnaire
}

/** The questions whose words can be traced. */
export async function sendWordsIndex(call: StaffCall): Promise<FastifyReply> {
  const { staff, locale, published, here } = call
  const words = staff.house.words[locale]
  const review = await staff.house.reviews.read(published.consultation.id)
  const { document, version } = tracedIn(call, review)
  return sendStaffPage(call, {
    template: 'editor/history-words-index',
    page: titled(call, words('history:words-title')),
    view: {
      list: here.history,
      ...editionsView(call, review, version),
      questions: questionsOf(document).map(({ id }) => ({
        ...questionName(document, id, { words, locale }),
        href: `${here.historyWords(id)}${version === undefined ? '' : `?version=${version}`}`,
      })),
    },
  })
}

/** Where every text of a question comes from: the first draft, or a decision. */
export async function sendWords(call: StaffCall): Promise<FastifyReply> {
  const { staff, locale, published, here, request } = call
  const { question } = request.params as { question: string }
  const words = staff.house.words[locale]
  const review = await staff.house.reviews.read(published.consultation.id)
  const traced = tracedIn(call, review)
  const { draft, document, revision, version } = traced
  if (!findQuestion(document, question)) throw new NotHere()
  const blamed = blame(draft, documentAt(draft, revision), revision).filter(({ node }) => questionOf(node) === question)
  const revisions = [...new Set(blamed.map((each) => draft.revisions[each.revision]!))]
  const telling = await openTelling(call, reasonsOf(review, revisions))
  const name = questionName(document, question, { words, locale })
  return sendStaffPage(call, {
    template: 'editor/history-words',
    page: titled(call, words('history:words-of', { question: name.title })),
    view: {
      index: here.historyWordsIndex,
      ...name,
      ...editionsView(call, review, version),
      parts: partsView(blamed, traced, { review, telling }),
    },
  })
}

function titled({ staff, locale }: StaffCall, title: string) {
  const description = staff.house.words[locale]('history:words-description')
  return { title, description }
}

/** The draft, or the version that `?version=` names. Throws `NotHere` when there is none such. */
function tracedIn({ request }: StaffCall, { draft, publications }: Review): Traced {
  const { version: asked } = request.query as { version?: unknown }
  const publication = publications.find(({ version }) => String(version) === asked)
  if (!draft || (asked !== undefined && !publication)) throw new NotHere()
  const revision = publication?.revision ?? draft.revisions.length - 1
  const document = documentAt(draft, revision) as unknown as Questionnaire
  return { draft, revision, version: publication?.version, document }
}

/** The draft and every version, of which one is shown. */
function editionsView({ staff, locale, request }: StaffCall, { publications }: Review, shown: number | undefined) {
  const words = staff.house.words[locale]
  const path = request.url.split('?', 1)[0]!
  const current = (isShown: boolean) => (isShown ? { current: 'page' } : {})
  return {
    editions: [
      { href: path, label: words('history:of-draft'), ...current(shown === undefined) },
      ...publications.map(({ version }) => ({
        href: `${path}?version=${version}`,
        label: words('history:of-version', { number: String(version) }),
        ...current(shown === version),
      })),
    ],
  }
}

type Told = { readonly review: Review; readonly telling: Telling }

/** One text after another, in both languages, with where each comes from: said once where that is the same. */
function partsView(blamed: readonly Blamed[], { draft, document }: Traced, { review, telling }: Told) {
  const { words, locale } = telling
  const saying = { words: words[locale], locale }
  const parts = new Map<string, Blamed[]>()
  for (const each of inBothOrders(blamed, locale)) {
    const part = partName(document, each.node, each.attribute, saying)
    parts.set(part, [...(parts.get(part) ?? []), each])
  }
  const causeOf = ({ revision }: Blamed) => causeView(review, draft.revisions[revision]!, telling)
  return [...parts].map(([part, twins]) => {
    const isShared = twins.every(({ revision }) => revision === twins[0]!.revision)
    return {
      part,
      twins: twins.map((twin) => ({ ...twinView(twin, telling), ...(isShared ? {} : { cause: causeOf(twin) }) })),
      ...(isShared && { cause: causeOf(twins[0]!) }),
    }
  })
}

function twinView({ locale: written, words: text }: Blamed, { words, locale }: Telling) {
  return { language: words[locale](`owed:language-${written}`), lang: languageTags[written], text }
}

/** The language of the page first, each text in the order of the document. */
function inBothOrders(blamed: readonly Blamed[], first: Locale): readonly Blamed[] {
  return localesFrom(first).flatMap((written) => blamed.filter(({ locale }) => locale === written))
}
