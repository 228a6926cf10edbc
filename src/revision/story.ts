import type { Day } from '../consultation/consultation.js'
import { dayAfter } from '../consultation/toronto.js'
import type { Change, JsonObject, NodeName } from '../questionnaire/change.js'
import { type Bilingual, type Locale, locales } from '../questionnaire/questionnaire.js'
import type { ReviewAct } from './acting.js'
import type { Category } from './category.js'
import { comment } from './comment.js'
import { accept, settle } from './decide.js'
import { holdMeeting } from './hold-meeting.js'
import { openDraft } from './open-draft.js'
import { findPassage } from './passage.js'
import { propose, takeStance, type Words, withdraw } from './propose.js'
import { confirmPublication, requestPublication } from './publish.js'
import { documentAt, type Outcome, type Review } from './review.js'
import { edit } from './revise.js'
import { waive } from './waive.js'

/**
 * A review as data, to be done again: what members and editors did, in order. Days are counted from the opening of the
 * consultation; changes are of the draft as it then stands, unless `madeOn` names an older revision.
 */
export type Story = { readonly acts: readonly StoryAct[] }

type StoryEdit = { readonly changes: readonly Change[]; readonly madeOn?: number }

export type StoryAct = { readonly by: string; readonly day: number } & (
  | { readonly act: 'open-draft' }
  | {
      readonly act: 'comment'
      readonly question: string
      readonly passage?: { readonly attribute: string; readonly locale: Locale; readonly quote: string }
      readonly replyTo?: number
      readonly words: Words
    }
  | ({
      readonly act: 'propose'
      readonly question?: string
      readonly categories: readonly Category[]
      readonly reason: Words
    } & StoryEdit)
  | { readonly act: 'support' | 'concern'; readonly proposal: number; readonly words?: Words }
  | { readonly act: 'withdraw'; readonly proposal: number }
  | ({
      readonly act: 'decide'
      readonly proposal: number
      readonly outcome: Outcome
      readonly reason: Bilingual
      readonly supersededBy?: number
    } & Partial<StoryEdit>)
  | ({ readonly act: 'revise'; readonly reason: Bilingual } & StoryEdit)
  | {
      readonly act: 'waive'
      readonly node: NodeName
      readonly attribute: string
      readonly locale: Locale
      readonly reason: Bilingual
    }
  | {
      readonly act: 'hold-meeting'
      readonly place: Bilingual
      /** Days, both included. */
      readonly from: number
      readonly to: number
      readonly present: readonly string[]
    }
  | { readonly act: 'request-publication' | 'confirm-publication' }
)

/** What comes of an act that was done: any other kind means that the story cannot be told so. */
const done = new Set(
  'opened commented proposed taken withdrawn accepted settled revised waived requested published held'.split(' '),
)

type Telling = {
  readonly story: Story
  /** The first draft. */
  readonly draft: JsonObject
  /** The day from which the story counts. */
  readonly opensOn: Day
  readonly read: () => Promise<Review>
  readonly act: <Result extends { readonly kind: string }>(
    by: string,
    at: Date,
    act: ReviewAct<Result>,
  ) => Promise<Result>
}

/** Does everything that the story tells, through the same acts that pages use. Throws at the first that is refused. */
export async function tellStory({ story, draft, opensOn, read, act }: Telling): Promise<void> {
  for (const [index, told] of story.acts.entries()) {
    const at = new Date(`${dayAfter(opensOn, told.day)}T17:00:00.000Z`)
    const result = await act(told.by, at, actOf(told, { draft, opensOn, review: await read() }))
    if (!done.has(result.kind)) throw new Error(`Act ${index} (${told.act}) is refused: ${JSON.stringify(result)}`)
  }
}

type Scene = Pick<Telling, 'draft' | 'opensOn'> & { readonly review: Review }

function actOf(told: StoryAct, { draft, opensOn, review }: Scene): ReviewAct<{ readonly kind: string }> {
  switch (told.act) {
    case 'open-draft':
      return openDraft({ document: draft, origin: 'new' })
    case 'comment':
      return comment(commentOf(told, review))
    case 'propose':
      return propose({ ...told, madeOn: told.madeOn ?? lastRevision(review) })
    case 'support':
    case 'concern':
      return takeStance({ proposal: told.proposal, stance: told.act, ...(told.words && { reason: told.words }) })
    case 'withdraw':
      return withdraw(told.proposal)
    case 'decide':
      return decisionOf(told, review)
    case 'revise':
      return edit({ ...told, madeOn: told.madeOn ?? lastRevision(review) })
    case 'waive':
      return waive(told)
    case 'hold-meeting': {
      const [from, to] = [told.from, told.to].map((day) => dayAfter(opensOn, day)) as [Day, Day]
      return holdMeeting({ place: told.place, from, to, present: told.present.join('\n') })
    }
    case 'request-publication':
      return requestPublication()
    case 'confirm-publication':
      return confirmPublication()
  }
}

function decisionOf(
  { proposal, outcome, reason, changes, madeOn, supersededBy }: Extract<StoryAct, { act: 'decide' }>,
  review: Review,
): ReviewAct<{ readonly kind: string }> {
  if (outcome === 'accepted') return accept({ proposal, reason })
  if (outcome === 'accepted-modified')
    return accept({ proposal, reason, instead: { madeOn: madeOn ?? lastRevision(review), changes: changes ?? [] } })
  return settle({ proposal, outcome, reason, ...(supersededBy === undefined ? {} : { supersededBy }) })
}

function commentOf(
  { question, passage, replyTo, words }: Extract<StoryAct, { act: 'comment' }>,
  { draft }: Review,
): Parameters<typeof comment>[0] {
  const locale = locales.find((each) => words[each] !== undefined) ?? 'en'
  const document = draft && documentAt(draft, draft.revisions.length - 1)
  const found = passage && document && findPassage(document, { question, ...passage })
  if (passage && found?.kind !== 'found') throw new Error(`The passage "${passage.quote}" is not in ${question}`)
  return {
    question,
    locale,
    words: words[locale] ?? '',
    ...(found?.kind === 'found' ? { passage: found.passage } : {}),
    ...(replyTo === undefined ? {} : { replyTo }),
  }
}

function lastRevision({ draft }: Review): number {
  return (draft?.revisions.length ?? 0) - 1
}
