import { fingerprint } from '../questionnaire/canonical.js'
import type { JsonObject } from '../questionnaire/change.js'
import { deed, refused, type ReviewAct } from './acting.js'
import type { Origin } from './review.js'

export type Opening = { readonly document: JsonObject; readonly origin: Origin }

export type Opened = { readonly kind: 'opened' } | { readonly kind: 'open-already' }

/** Begins the review with a first document, one that `parseDraft` let through. */
export function openDraft({ document, origin }: Opening): ReviewAct<Opened> {
  return {
    act: (acting) => {
      if (acting.review.draft) return refused({ kind: 'open-already' })
      const body = { document, fingerprint: fingerprint(document), origin }
      return { result: { kind: 'opened' }, deeds: [deed(acting, 'draft-opened', body)] }
    },
  }
}
