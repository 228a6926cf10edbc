import { createHash } from 'node:crypto'
import { canonicalJson } from '../questionnaire/canonical.js'
import type { JsonObject } from '../questionnaire/change.js'
import type { EventKind } from './event-kind.js'

/** Something that staff or members did, before it has its place in a history. */
export type Deed = {
  readonly kind: EventKind
  /** Who did it: the id of a person, or `program`. */
  readonly actor: string
  readonly at: Date
  readonly body: JsonObject
}

/** One link of the history of a consultation. */
export type Event = {
  readonly consultation: string
  /** From 1, without a gap. */
  readonly number: number
  /** One of `eventKinds`, unless a later program wrote it. */
  readonly kind: string
  readonly actor: string
  /** ISO 8601 in UTC, to the millisecond. */
  readonly at: string
  readonly body: JsonObject
  /** The hash of the link before; of the first, 64 zeros. */
  readonly previous: string
}

/** An event as it is kept: its canonical JSON, and the SHA-256 of that in hexadecimal. */
export type Link = { readonly number: number; readonly entry: string; readonly hash: string }

export type Head = { readonly number: number; readonly hash: string }

/** Before anything happened. */
export const noHead: Head = { number: 0, hash: '0'.repeat(64) }

/** The deeds as the next links after `head`. */
export function chain(consultation: string, head: Head, deeds: readonly Deed[]): readonly Link[] {
  const links: Link[] = []
  let last = head
  for (const { at, ...deed } of deeds) {
    const number = last.number + 1
    const event: Event = { consultation, number, ...deed, at: at.toISOString(), previous: last.hash }
    const entry = canonicalJson(event)
    last = { number, hash: hashOf(entry) }
    links.push({ ...last, entry })
  }
  return links
}

/** What an entry says; throws a SyntaxError when it is no JSON. */
export function readEntry(entry: string): Event {
  return JSON.parse(entry) as Event
}

export function hashOf(entry: string): string {
  return createHash('sha256').update(entry, 'utf8').digest('hex')
}
