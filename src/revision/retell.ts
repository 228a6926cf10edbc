import type { Event } from '../history/event.js'
import { apply } from '../questionnaire/apply.js'
import type { JsonObject } from '../questionnaire/change.js'
import { isTurnOver, nextTurn } from '../turn.js'
import type { Bodies, DeedKind } from './deeds.js'
import type { Act, Draft, Proposal, Review, Revision } from './review.js'

/**
 * The review after these events, which follow those that it knows of. Events of other kinds, such as invitations, are
 * passed over. Throws when a revision does not fit the draft that the events before it made.
 */
export function retell(review: Review, events: readonly Event[]): Review {
  if (events.length === 0) return review
  const told = openTold(review)
  for (const event of events) tell(told, event)
  return told
}

/** The same, in turns of a few milliseconds: of a long history it takes a second. */
export async function retellInTurns(review: Review, events: readonly Event[]): Promise<Review> {
  if (events.length === 0) return review
  const told = openTold(review)
  for (const event of events) {
    tell(told, event)
    if (isTurnOver()) await nextTurn()
  }
  return told
}

/** In the making: its maps are its own. */
type Told = {
  -readonly [Name in keyof Review]: Review[Name] extends ReadonlyMap<infer K, infer V> ? Map<K, V> : Review[Name]
}

type Teller<Kind extends DeedKind> = (told: Told, body: Bodies[Kind], act: Act) => void

const tellers: { readonly [Kind in DeedKind]: Teller<Kind> } = {
  'draft-opened': (told, { document, fingerprint, origin }, act) => {
    const because = { kind: 'opening', origin } as const
    const opening: Revision = { ...act, number: 0, changes: [], fingerprint, comparability: 'none', because }
    told.draft = { first: document, revisions: [opening], document }
  },
  'revision-made': (told, { revision: number, ...made }, act) => {
    told.draft = revised(draftOf(told), { ...act, number, ...made })
    // What was asked for was the draft as it then stood.
    told.publicationRequest = undefined
  },
  'proposal-made': (told, { proposal: number, question, ...made }, act) => {
    const fresh = { withdrawn: undefined, stances: new Map(), decisions: [] }
    told.proposals.set(number, { ...act, number, question, ...made, ...fresh })
  },
  'proposal-withdrawn': (told, { proposal }, act) => changeProposal(told, proposal, () => ({ withdrawn: act })),
  'stance-taken': (told, { proposal, stance, reason }, act) =>
    changeProposal(told, proposal, ({ stances }) => {
      const others = [...stances].filter(([person]) => person !== act.by)
      const own = stance === 'none' ? [] : [[act.by, { ...act, kind: stance, reason }] as const]
      return { stances: new Map([...others, ...own]) }
    }),
  'decision-made': (told, { proposal, revision, supersededBy, ...made }, act) =>
    changeProposal(told, proposal, ({ decisions }) => ({
      decisions: [...decisions, { ...act, revision, supersededBy, ...made }],
    })),
  'comment-made': (told, { comment: number, passage, replyTo, ...made }, act) => {
    told.comments.set(number, { ...act, number, passage, replyTo, ...made })
  },
  'obligation-waived': (told, body, act) => {
    told.waivers = [...told.waivers, { ...act, ...body }]
  },
  'meeting-held': (told, { meeting: number, ...body }, act) => {
    told.meetings = [...told.meetings, { ...act, number, ...body }]
  },
  'publication-requested': (told, { revision }, act) => {
    told.publicationRequest = { ...act, revision }
    told.turnedBack = undefined
  },
  'publication-request-withdrawn': (told, { revision, reason }, act) => {
    told.publicationRequest = undefined
    told.turnedBack = reason && { ...act, revision, reason }
  },
  'version-published': (told, body, act) => {
    told.publications = [...told.publications, { ...act, ...body }]
    told.publicationRequest = undefined
    told.turnedBack = undefined
  },
  'second-person-required': (told, { required }) => {
    told.takesTwo = required
  },
}

function openTold(review: Review): Told {
  return { ...review, proposals: new Map(review.proposals), comments: new Map(review.comments) }
}

function tell(told: Told, { kind, number, actor, at, body }: Event): void {
  told.event = number
  if (!Object.hasOwn(tellers, kind)) return
  const teller = tellers[kind as DeedKind] as (told: Told, body: JsonObject, act: Act) => void
  teller(told, body, { by: actor, at, event: number })
}

function draftOf({ draft, event }: Told): Draft {
  if (!draft) throw new Error(`Event ${event} is about a draft that was never opened`)
  return draft
}

function revised({ first, revisions, document }: Draft, revision: Revision): Draft {
  const applied = apply(document, revision.changes)
  if (applied.kind !== 'applied') throw new Error(`Revision ${revision.number} does not fit the draft before it`)
  return { first, revisions: [...revisions, revision], document: applied.document }
}

function changeProposal(told: Told, number: number, change: (proposal: Proposal) => Partial<Proposal>): void {
  const proposal = told.proposals.get(number)
  if (!proposal) throw new Error(`Event ${told.event} is about a proposal that was never made`)
  told.proposals.set(number, { ...proposal, ...change(proposal) })
}
