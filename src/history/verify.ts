import { isTurnOver, nextTurn } from '../turn.js'
import { type Event, hashOf, type Head, type Link, noHead, readEntry } from './event.js'
import { digestOf, type KeptUtterance, type Mention, mentionsIn } from './utterance.js'

export type Verification =
  | { readonly kind: 'sound'; readonly head: Head; readonly erased: number; readonly events: readonly Event[] }
  | Tampered

type Tampered = { readonly kind: 'tampered'; readonly number: number; readonly with: Tampering }

/** What does not fit: the entry against its hash, its place or its link; or what someone said against its digest. */
export type Tampering = 'entry' | 'place' | 'link' | 'utterance' | 'utterance-unknown' | 'utterance-missing'

/** The event by which an utterance may be erased names it in its body under `erased`. */
export const erasure = 'utterance-erased'

/**
 * Goes through the history of one consultation and says which entry is the first that does not fit. What was erased and
 * is said to be erased fits. That the last links are missing no chain can show by itself: compare its head with one that
 * was written down elsewhere. Others are let in every few milliseconds.
 */
export async function verifyChain(
  consultation: string,
  links: readonly Link[],
  utterances: readonly KeptUtterance[],
): Promise<Verification> {
  const events: Event[] = []
  let head = noHead
  let broken: Tampered | undefined
  for (const link of links) {
    const event = eventOf(link)
    const fault = event ? faultOf(event, link, { consultation, head }) : 'entry'
    if (fault) broken = { kind: 'tampered', number: head.number + 1, with: fault }
    if (event === undefined || broken) break
    events.push(event)
    head = { number: link.number, hash: link.hash }
    if (isTurnOver()) await nextTurn()
  }
  const erased = erasedIn(events)
  const missaid = await utteranceFault(events, utterances, erased)
  // That it was erased may be said after the break.
  const isCertain = !broken || missaid?.with === 'utterance'
  return (
    (isCertain ? missaid : undefined) ??
    broken ??
    strayUtterance(events, utterances) ?? { kind: 'sound', head, erased: erased.size, events }
  )
}

/** Undefined when the entry is not what its hash was made of. */
function eventOf({ entry, hash }: Link): Event | undefined {
  return hashOf(entry) === hash ? readEntry(entry) : undefined
}

function faultOf(
  event: Event,
  link: Link,
  { consultation, head }: { consultation: string; head: Head },
): Tampering | undefined {
  const isInPlace = event.consultation === consultation && event.number === head.number + 1
  if (!isInPlace || link.number !== event.number) return 'place'
  return event.previous === head.hash ? undefined : 'link'
}

async function utteranceFault(
  events: readonly Event[],
  kept: readonly KeptUtterance[],
  erased: ReadonlySet<string>,
): Promise<Tampered | undefined> {
  const byId = new Map(kept.map((utterance) => [utterance.id, utterance]))
  for (const { number, body } of events) {
    for (const mention of mentionsIn(body)) {
      const fault = faultOfUtterance(mention, byId.get(mention.utterance), erased)
      if (fault) return { kind: 'tampered', number, with: fault }
    }
    if (isTurnOver()) await nextTurn()
  }
  return undefined
}

/** Said by nobody: it came in beside the history, after its last entry. */
function strayUtterance(events: readonly Event[], kept: readonly KeptUtterance[]): Tampered | undefined {
  const mentioned = new Set(events.flatMap(({ body }) => mentionsIn(body)).map(({ utterance }) => utterance))
  const isStray = kept.some(({ id }) => !mentioned.has(id))
  return isStray ? { kind: 'tampered', number: events.length + 1, with: 'utterance-unknown' } : undefined
}

function faultOfUtterance(
  { utterance, digest }: Mention,
  kept: KeptUtterance | undefined,
  erased: ReadonlySet<string>,
): Tampering | undefined {
  if (kept === undefined) return 'utterance-missing'
  const { salt, content } = kept
  if (salt === null || content === null) return erased.has(utterance) ? undefined : 'utterance-missing'
  return digestOf({ salt, content }) === digest && !erased.has(utterance) ? undefined : 'utterance'
}

function erasedIn(events: readonly Event[]): ReadonlySet<string> {
  const erasures = events.filter(({ kind }) => kind === erasure)
  return new Set(erasures.map(({ body }) => body['erased'] as string))
}
