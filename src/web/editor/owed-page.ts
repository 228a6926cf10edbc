import type { FastifyReply } from 'fastify'
import { keyOf } from '../../questionnaire/algebra/node-kind.js'
import { nodesUnder, readTree } from '../../questionnaire/algebra/tree.js'
import type { JsonObject } from '../../questionnaire/change.js'
import { obligationsOf } from '../../revision/obligation.js'
import type { Draft, Review } from '../../revision/review.js'
import { countOf } from '../count.js'
import type { StaffCall } from '../staff/call.js'
import { reasonsOf } from '../staff/cause-view.js'
import { doneOf } from '../staff/done.js'
import { faultFragments } from '../staff/faults.js'
import { sendStaffPage } from '../staff/send-staff-page.js'
import { openTelling } from '../staff/telling.js'
import { openingRevisions, type OwedText, owedTextView, placesView, type TypedTwin } from './owed-view.js'

/** What can be done here, as `?done=` tells it. */
export const deeds = ['given', 'given-anew', 'waived'] as const

/** What somebody typed, about which text. */
type OwedTry = { readonly text: OwedText; readonly typed: TypedTwin }

export async function sendOwed(call: StaffCall, review: Review, tried?: OwedTry): Promise<FastifyReply> {
  const { staff, locale, here } = call
  const words = staff.house.words[locale]
  const { draft } = review
  const texts = draft ? owedTexts(review, draft, tried) : []
  const done = doneOf(call, deeds)
  const places = draft ? await shownPlaces(call, { review, draft, texts, tried }) : []
  const owed = texts.filter(({ obligation }) => obligation)
  return sendStaffPage(call, {
    template: 'editor/owed',
    page: {
      title: words('owed:title'),
      description: words('owed:description'),
    },
    view: {
      action: here.owed,
      publication: here.publication,
      done: done && words(`owed:done-${done}`),
      count: countOf(owed.length, locale),
      nothing: owed.length === 0,
      places,
    },
    fragments: await faultFragments(staff, locale, tried?.typed.problems ?? {}),
  })
}

/** In the order of the draft, and with the one that was tried, owed or no longer. */
function owedTexts(review: Review, draft: Draft, tried: OwedTry | undefined): readonly OwedText[] {
  const owed: readonly OwedText[] = obligationsOf(review).map((obligation) => ({ ...obligation, obligation }))
  const isListed = tried && owed.some((text) => isSame(text, tried.text))
  return inOrder(tried && !isListed ? [...owed, tried.text] : owed, draft.document)
}

function inOrder(texts: readonly OwedText[], document: JsonObject): readonly OwedText[] {
  const places = new Map(nodesUnder(readTree(document).root).map(({ key }, index) => [key, index]))
  const placeOf = ({ node }: OwedText) => places.get(keyOf(node)) ?? places.size
  return texts.toSorted((a, b) => placeOf(a) - placeOf(b))
}

type Shown = {
  readonly review: Review
  readonly draft: Draft
  readonly texts: readonly OwedText[]
  readonly tried: OwedTry | undefined
}

async function shownPlaces(call: StaffCall, { review, draft, texts, tried }: Shown) {
  const opened = texts.flatMap(({ obligation }) => (obligation ? openingRevisions(draft, obligation) : []))
  const telling = await openTelling(call, reasonsOf(review, opened))
  const subject = { review, draft, telling }
  const shown = texts.map((text) => {
    const typed = tried && isSame(text, tried.text) ? tried.typed : undefined
    return { ...text, view: owedTextView(subject, text, formOf(text), typed) }
  })
  return placesView(subject, shown)
}

/** The same at every showing, so that what is to be looked at is found again. */
export function formOf({ node, attribute, locale }: OwedText): string {
  return `${keyOf(node).replaceAll(/[^a-z0-9_]/gi, '-')}-${attribute}-${locale}`
}

function isSame(a: OwedText, b: OwedText): boolean {
  return formOf(a) === formOf(b)
}
