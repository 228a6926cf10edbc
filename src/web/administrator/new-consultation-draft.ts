import { type Published, latestVersion } from '../../consultation/publication.js'
import { firstDraft } from '../../consultation/first-draft.js'
import { fingerprint } from '../../questionnaire/canonical.js'
import type { JsonObject } from '../../questionnaire/change.js'
import { importGcForms } from '../../questionnaire/gc-forms/import-gc-forms.js'
import { parseDraft } from '../../questionnaire/parse-draft.js'
import type { Problem } from '../../questionnaire/problem.js'
import type { Bilingual } from '../../questionnaire/questionnaire.js'
import type { ReviewStore } from '../../revision/review-store.js'
import type { House } from '../house.js'

export type Found =
  | { readonly kind: 'draft'; readonly draft: JsonObject; readonly left: readonly Problem[] }
  | { readonly kind: 'faulty'; readonly problems: readonly Problem[] }
  | { readonly kind: 'nothing' }

type Named = { readonly id: string; readonly title: Bilingual }

/** One page with one question. */
export function draftFromNothing({ words }: Pick<House, 'words'>, named: Named): JsonObject {
  const inBoth = (key: string): Bilingual => ({ en: words.en(key), fr: words.fr(key) })
  const [page, question] = [inBoth('new-consultation:first-page'), inBoth('new-consultation:first-question')]
  return firstDraft({ ...named, page, question })
}

/** What another consultation asks: its last version, or its draft while nothing is published. */
export async function draftLike(reviews: ReviewStore, other: Published, { id, title }: Named): Promise<Found> {
  const published = latestVersion(other)?.questionnaire as JsonObject | undefined
  const draft = published ?? (await reviews.read(other.consultation.id)).draft?.document
  return draft ? { kind: 'draft', draft: { ...draft, id, title }, left: [] } : { kind: 'nothing' }
}

/** A pasted questionnaire of ours, or a pasted form template of GC Forms. */
export function draftOf(pasted: string, { id }: Named): Found {
  if (pasted.trim() === '') return { kind: 'nothing' }
  const read = pasted.includes('urn:roundtable:questionnaire:') ? readDraft(pasted) : importGcForms(pasted)
  if (read.kind === 'faulty') return read
  return { kind: 'draft', draft: { ...read.document, id }, left: read.left }
}

function readDraft(pasted: string) {
  const read = parseDraft(pasted)
  return read.kind === 'faulty' ? read : { ...read, kind: 'imported' as const, left: [] }
}

/** Names what was left out of a draft, so that a form can say that it was seen. */
export function signOf({ draft, left }: Extract<Found, { kind: 'draft' }>): string {
  return fingerprint([draft, left]).slice(0, 16)
}
