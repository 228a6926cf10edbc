import { createHash } from 'node:crypto'
import type { Event, Head, Link } from '../history/event.js'
import type { KeptUtterance } from '../history/utterance.js'
import { type Tampering, verifyChain } from '../history/verify.js'
import { fingerprint } from '../questionnaire/canonical.js'
import { isTurnOver, nextTurn } from '../turn.js'
import { retell } from './retell.js'
import { emptyReview, type Review } from './review.js'

/** A version as it is kept: its canonical JSON, byte for byte. */
export type KeptVersion = { readonly number: number; readonly fingerprint: string; readonly document: string }

export type KeptHistory = {
  readonly consultation: string
  readonly links: readonly Link[]
  readonly utterances: readonly KeptUtterance[]
  readonly versions: readonly KeptVersion[]
}

export type ReviewVerification =
  | {
      readonly kind: 'sound'
      readonly head: Head
      readonly revisions: number
      readonly versions: number
      /** How many utterances were erased, as the history says. */
      readonly erased: number
    }
  | { readonly kind: 'tampered'; readonly number: number; readonly with: Tampering | 'revision' | 'version' }
  /** A version that no event published. */
  | { readonly kind: 'version-unaccounted'; readonly version: number }

/**
 * Goes through the history of a consultation link by link and then does again what it tells: every revision must make a
 * draft of the fingerprint that its event gives, and every version must be, byte for byte, the draft that was published.
 * Of a long one it takes a second, in turns of a few milliseconds.
 */
export async function verifyReview({
  consultation,
  links,
  utterances,
  versions,
}: KeptHistory): Promise<ReviewVerification> {
  const chain = await verifyChain(consultation, links, utterances)
  if (chain.kind === 'tampered') return chain
  let review = emptyReview(consultation)
  for (const event of chain.events) {
    const next = retold(review, event)
    const fault = next ? faultAfter(event, next, versions) : 'revision'
    if (!next || fault) return { kind: 'tampered', number: event.number, with: fault ?? 'revision' }
    review = next
    if (isTurnOver()) await nextTurn()
  }
  const published = new Set(review.publications.map(({ version }) => version))
  const stray = versions.find(({ number }) => !published.has(number))
  if (stray) return { kind: 'version-unaccounted', version: stray.number }
  const revisions = review.draft?.revisions.length ?? 0
  return { kind: 'sound', head: chain.head, revisions, versions: versions.length, erased: chain.erased }
}

/** Undefined when the event does not follow from what was before it. */
function retold(review: Review, event: Event): Review | undefined {
  try {
    return retell(review, [event])
  } catch {
    return undefined
  }
}

function faultAfter(
  { kind }: Event,
  { draft, publications }: Review,
  versions: readonly KeptVersion[],
): 'revision' | 'version' | undefined {
  const last = draft?.revisions.at(-1)
  switch (kind) {
    case 'draft-opened':
    case 'revision-made':
      return draft && fingerprint(draft.document) === last?.fingerprint ? undefined : 'revision'
    case 'version-published': {
      const { version, fingerprint: published } = publications.at(-1)!
      const kept = versions.find(({ number }) => number === version)
      const isWhole = kept && kept.fingerprint === published && hashOf(kept.document) === published
      return isWhole && published === last?.fingerprint ? undefined : 'version'
    }
    default:
      return undefined
  }
}

function hashOf(document: string): string {
  return createHash('sha256').update(document, 'utf8').digest('hex')
}
