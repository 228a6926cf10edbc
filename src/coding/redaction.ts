import { isDeepStrictEqual } from 'node:util'
import { type RedactionReason, redactionMark } from './reason.js'
import type { Locale } from '../questionnaire/questionnaire.js'
import type { Span } from './flags.js'

/** `start` and `length` in code points of the text as it was received. */
export type Redaction = Span & {
  readonly reason: RedactionReason
  /** For analysts alone. */
  readonly note?: string
}

/** A text in parts: words as received, or what stands for hidden ones. */
export type TextPart = { readonly words: string } | { readonly redacted: RedactionReason; readonly length: number }

/** The text in parts, in its order. Redactions that overlap or touch are one, with the reason of the first. */
export function partsOf(text: string, redactions: readonly Redaction[]): readonly TextPart[] {
  const points = Array.from(text)
  const parts: TextPart[] = []
  let at = 0
  for (const { start, length, reason } of joined(redactions)) {
    const end = Math.min(start + length, points.length)
    if (start >= points.length) break
    if (start > at) parts.push({ words: points.slice(at, start).join('') })
    parts.push({ redacted: reason, length: end - start })
    at = end
  }
  if (at < points.length) parts.push({ words: points.slice(at).join('') })
  return parts
}

/** The text with marks in the place of what is hidden, in the language of the text. */
export function redacted(text: string, redactions: readonly Redaction[], language: Locale): string {
  return partsOf(text, redactions)
    .map((part) => ('words' in part ? part.words : redactionMark(part.redacted, language)))
    .join('')
}

/** In order, without overlap, none empty. */
export function joined(redactions: readonly Redaction[]): readonly Redaction[] {
  const all: Redaction[] = []
  const given = redactions.filter(({ start, length }) => start >= 0 && length > 0)
  for (const each of given.toSorted((a, b) => a.start - b.start)) {
    const last = all.at(-1)
    if (last && each.start <= last.start + last.length) {
      const end = Math.max(last.start + last.length, each.start + each.length)
      all[all.length - 1] = { ...last, length: end - last.start }
    } else all.push(each)
  }
  return all
}

/** Whether all of the second is in the first. */
export function covers(one: Span, { start, length }: Span): boolean {
  return one.start <= start && start + length <= one.start + one.length
}

/** What is hidden that was not, and what is shown again. */
export function redactionChange(
  before: readonly Redaction[],
  after: readonly Redaction[],
): { readonly hidden: readonly Redaction[]; readonly shown: readonly Redaction[] } {
  const lacks = (all: readonly Redaction[]) => (each: Redaction) => !all.some((other) => isDeepStrictEqual(each, other))
  return { hidden: after.filter(lacks(before)), shown: before.filter(lacks(after)) }
}

/** Every place where these very words stand, in code points; none overlaps another. */
export function placesOf(passage: string, text: string): readonly Span[] {
  if (passage === '') return []
  const length = Array.from(passage).length
  const spans: Span[] = []
  for (let from = text.indexOf(passage); from >= 0; from = text.indexOf(passage, from + passage.length)) {
    spans.push({ start: Array.from(text.slice(0, from)).length, length })
  }
  return spans
}
