import type { Consultation, Settings } from '../consultation/consultation.js'
import { createConsultation } from '../consultation/consultation-store.js'
import type { Transaction } from '../database/connect.js'
import { recordDeeds } from '../history/history-store.js'
import type { JsonObject } from '../questionnaire/change.js'
import { fingerprint } from '../questionnaire/canonical.js'
import { deedOf } from './arranging.js'
import { openDraft } from './open-draft.js'
import type { Origin } from './review.js'
import { reviewsWithin } from './review-store.js'

export type Beginning = Pick<Consultation, 'id' | 'slug'> & {
  readonly settings: Settings
  /** The first draft, one that `parseDraft` let through. */
  readonly draft: JsonObject
  readonly origin: Origin
  readonly by: string
  readonly at: Date
}

export type Begun =
  | { readonly kind: 'begun' }
  /** Another consultation has the id, or one of the slugs. */
  | { readonly kind: 'taken' }

/** Creates a consultation and opens its draft: the first two entries of its history. */
export async function beginConsultation(trx: Transaction, beginning: Beginning): Promise<Begun> {
  const { id, slug, settings, draft, origin, by, at } = beginning
  const creation = await createConsultation(trx, { ...settings, id, slug })
  if (creation.kind === 'taken') return creation
  const actor = { consultation: id, by, at }
  const created = deedOf(actor, 'consultation-created', { slug, fingerprint: fingerprint(settings) })
  await recordDeeds(trx, id, [created])
  await reviewsWithin(trx).act(actor, openDraft({ document: draft, origin }))
  return { kind: 'begun' }
}
