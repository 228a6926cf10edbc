import type { Locale } from '../questionnaire/questionnaire.js'
import { type RedactionReason, redactionMark } from './reason.js'

/** A stretch of a text, in code points from 0. */
export type Span = { readonly place: number; readonly length: number }

export type Redaction = Span & { readonly reason: RedactionReason }

/** The text with each stretch replaced by its mark; of stretches that overlap, by that of the first. As the database's `redacted`. */
export function redact(text: string, redactions: readonly Redaction[], locale: Locale): string {
  const points = Array.from(text)
  let shown = ''
  let upto = 0
  for (const { place, length, reason } of redactions.toSorted(inOrder)) {
    if (place >= upto) shown += points.slice(upto, place).join('') + redactionMark(reason, locale)
    upto = Math.max(upto, place + length)
  }
  return shown + points.slice(upto).join('')
}

/** Everywhere a passage stands in a text, one after the other; nowhere when it is empty. */
export function findPassages(text: string, passage: string): readonly Span[] {
  const spans: Span[] = []
  if (passage === '') return spans
  const length = Array.from(passage).length
  for (let from = text.indexOf(passage); from >= 0; from = text.indexOf(passage, from + passage.length)) {
    spans.push({ place: Array.from(text.slice(0, from)).length, length })
  }
  return spans
}

/** What of these stretches is not covered by others already. */
export function uncovered(spans: readonly Span[], others: readonly Span[]): readonly Span[] {
  return spans.filter(
    (span) => !others.some(({ place, length }) => place <= span.place && span.place + span.length <= place + length),
  )
}

export function isWithin(text: string, { place, length }: Span): boolean {
  return Number.isInteger(place) && place >= 0 && length > 0 && place + length <= Array.from(text).length
}

/** The words of a stretch. */
export function wordsAt(text: string, { place, length }: Span): string {
  return Array.from(text)
    .slice(place, place + length)
    .join('')
}

export function inOrder(a: Span, b: Span): number {
  return a.place - b.place || b.length - a.length
}
