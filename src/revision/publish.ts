import type { NodeName } from '../questionnaire/change.js'
import type { Problem } from '../questionnaire/problem.js'
import { problemsOf } from '../questionnaire/problems.js'
import type { Bilingual, Locale, Questionnaire } from '../questionnaire/questionnaire.js'
import { difference } from '../questionnaire/difference.js'
import { type Acting, deed, type Outcome, refused, type ReviewAct } from './acting.js'
import { obligationsOf } from './obligation.js'
import { documentAt, type Draft, type Review } from './review.js'
import { type Edited, revise } from './revise.js'

/** What keeps a draft from being published. */
export type Obstacle =
  | { readonly kind: 'no-draft' }
  | { readonly kind: 'dates-unset' }
  /** It is what the last version is. */
  | { readonly kind: 'nothing-new' }
  | { readonly kind: 'owed'; readonly node: NodeName; readonly attribute: string; readonly locale: Locale }
  | { readonly kind: 'problem'; readonly problem: Problem }

export function obstaclesTo(review: Review, { hasDates }: { readonly hasDates: boolean }): readonly Obstacle[] {
  const { draft, publications } = review
  if (!draft) return [{ kind: 'no-draft' }]
  const isNew = draft.revisions.at(-1)?.fingerprint !== publications.at(-1)?.fingerprint
  const problems = problemsOf(draft.document as unknown as Questionnaire)
  return [
    ...(hasDates ? [] : [{ kind: 'dates-unset' } as const]),
    ...(isNew ? [] : [{ kind: 'nothing-new' } as const]),
    ...obligationsOf(review).map(({ node, attribute, locale }) => ({ kind: 'owed', node, attribute, locale }) as const),
    ...problems.filter(({ level }) => level === 'error').map((problem) => ({ kind: 'problem', problem }) as const),
  ]
}

export type Requested =
  | { readonly kind: 'requested' }
  | { readonly kind: 'published'; readonly version: number }
  | { readonly kind: 'blocked'; readonly obstacles: readonly Obstacle[] }
  /** The draft, or what was asked about it, is no longer what they saw. */
  | { readonly kind: 'moved-on' }
  | { readonly kind: 'requested-already' }

/** What somebody had before them: the last revision of the draft, or the one that publication was asked for. */
export type Seen = { readonly revision: number }

/** Asks for the draft as it stands to be published; where one person is enough, publishes it. */
export function requestPublication(seen?: Seen): ReviewAct<Requested> {
  return {
    act: (acting) => {
      const { draft, takesTwo, publicationRequest } = acting.review
      const obstacles = obstaclesTo(acting.review, acting)
      if (!draft || obstacles.length > 0) return refused({ kind: 'blocked', obstacles })
      if (seen && seen.revision !== draft.revisions.length - 1) return refused({ kind: 'moved-on' })
      if (takesTwo && publicationRequest) return refused({ kind: 'requested-already' })
      if (!takesTwo) return publish(acting, draft, acting.by)
      const body = { revision: draft.revisions.length - 1 }
      return { result: { kind: 'requested' }, deeds: [deed(acting, 'publication-requested', body)] }
    },
  }
}

export type Confirmed =
  | { readonly kind: 'published'; readonly version: number }
  | { readonly kind: 'not-requested' }
  | { readonly kind: 'same-person' }
  | { readonly kind: 'blocked'; readonly obstacles: readonly Obstacle[] }
  | { readonly kind: 'moved-on' }

/** The second person's word: the draft that was asked for, unchanged since, becomes the next version. */
export function confirmPublication(seen?: Seen): ReviewAct<Confirmed> {
  return {
    act: (acting) => {
      const { draft, publicationRequest } = acting.review
      if (!draft || !publicationRequest) return refused({ kind: 'not-requested' })
      if (seen && seen.revision !== publicationRequest.revision) return refused({ kind: 'moved-on' })
      if (publicationRequest.by === acting.by) return refused({ kind: 'same-person' })
      const obstacles = obstaclesTo(acting.review, acting)
      if (obstacles.length > 0) return refused({ kind: 'blocked', obstacles })
      return publish(acting, draft, publicationRequest.by)
    },
  }
}

function publish(
  acting: Acting,
  { document, revisions }: Draft,
  requestedBy: string,
): Outcome<{ readonly kind: 'published'; readonly version: number }> {
  const { number: revision, fingerprint } = revisions.at(-1)!
  const version = acting.lastVersion + 1
  const body = { version, revision, fingerprint, requestedBy }
  return {
    result: { kind: 'published', version },
    deeds: [deed(acting, 'version-published', body)],
    version: document,
  }
}

export type RequestWithdrawn =
  | { readonly kind: 'withdrawn'; readonly requestedBy: string }
  /** Another's, which is turned back with a reason only. */
  | { readonly kind: 'reason-missing' }
  | { readonly kind: 'not-requested' }
  | { readonly kind: 'moved-on' }

/** Takes a request back, or turns it back: whoever does it to another's says why. */
export function withdrawRequest({
  seen,
  reason,
}: { readonly seen?: Seen; readonly reason?: Bilingual } = {}): ReviewAct<RequestWithdrawn> {
  return {
    act: (acting) => {
      const { publicationRequest } = acting.review
      if (!publicationRequest) return refused({ kind: 'not-requested' })
      const { revision, by: requestedBy } = publicationRequest
      if (seen && seen.revision !== revision) return refused({ kind: 'moved-on' })
      if (!reason && requestedBy !== acting.by) return refused({ kind: 'reason-missing' })
      const body = { revision, ...(reason ? { reason: acting.utter(reason) } : {}) }
      return {
        result: { kind: 'withdrawn', requestedBy },
        deeds: [deed(acting, 'publication-request-withdrawn', body)],
      }
    },
  }
}

export type Reverted = Edited | { readonly kind: 'version-unknown' }

/** Makes the draft what a version was; publishing it is an act of its own, and gives a new version. */
export function revertTo({
  version,
  reason,
}: {
  readonly version: number
  readonly reason: Bilingual
}): ReviewAct<Reverted> {
  return {
    act: (acting) => {
      const { draft, publications } = acting.review
      const published = publications.find((each) => each.version === version)
      if (!draft || !published) return refused({ kind: 'version-unknown' })
      const madeOn = draft.revisions.length - 1
      const changes = difference(draft.document, documentAt(draft, published.revision))
      const because = () => ({ kind: 'reversion', version, reason: acting.utter(reason) }) as const
      return revise(acting, draft, { edit: { madeOn, changes }, sameAsBefore: true, because })
    },
  }
}

/** Says whether publishing takes a second person; the history keeps who said so, and why. */
export function requireSecondPerson({
  required,
  reason,
}: {
  readonly required: boolean
  readonly reason: Bilingual
}): ReviewAct<{ readonly kind: 'set' } | { readonly kind: 'set-already' }> {
  return {
    act: (acting) => {
      if (acting.review.takesTwo === required) return refused({ kind: 'set-already' })
      const body = { required, reason: acting.utter(reason) }
      return { result: { kind: 'set' }, deeds: [deed(acting, 'second-person-required', body)] }
    },
  }
}
