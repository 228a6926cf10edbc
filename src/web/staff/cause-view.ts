import { torontoDay } from '../../consultation/toronto.js'
import type { Mention } from '../../history/utterance.js'
import type { Review, Revision } from '../../revision/review.js'
import { longDate } from '../dates.js'
import { saidInBoth, type Telling } from './telling.js'

/** Every utterance that `causeView` tells of these revisions. */
export function reasonsOf(
  { proposals }: Pick<Review, 'proposals'>,
  revisions: readonly Revision[],
): readonly Mention[] {
  return revisions.flatMap(({ because, number }) => {
    if ('reason' in because) return [because.reason]
    if (because.kind !== 'decision') return []
    const decision = proposals.get(because.proposal)?.decisions.find(({ revision }) => revision === number)
    return decision ? [decision.reason] : []
  })
}

/** For `components/cause`: who made a revision of the draft, when, and why. */
export function causeView({ proposals }: Pick<Review, 'proposals'>, revision: Revision, telling: Telling) {
  const { because, by, at, number } = revision
  const { words, locale, here, titleOf } = telling
  const values = { who: titleOf(by)[locale], date: longDate(torontoDay(new Date(at)), locale) }
  switch (because.kind) {
    case 'opening':
      return { by: words[locale]('cause:opening', values) }
    case 'direct':
      return { by: words[locale]('cause:direct', values), ...reasonView(because.reason, telling) }
    case 'reversion': {
      const version = String(because.version)
      return { by: words[locale]('cause:reversion', { ...values, version }), ...reasonView(because.reason, telling) }
    }
    case 'decision': {
      const decision = proposals.get(because.proposal)!.decisions.find((each) => each.revision === number)!
      const said = { ...values, number: String(because.proposal) }
      return {
        by: words[locale](decision.outcome === 'accepted' ? 'cause:accepted' : 'cause:accepted-modified', said),
        href: here.deskProposal(because.proposal),
        ...reasonView(decision.reason, telling),
      }
    }
  }
}

export function reasonView(reason: Mention, telling: Telling) {
  const { words, locale } = telling
  const said = saidInBoth(telling, reason)
  return said ? { reason: said[locale] } : { reason: words[locale]('cause:erased'), erased: true }
}
