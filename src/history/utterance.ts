import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { canonicalJson } from '../questionnaire/canonical.js'
import type { Json, JsonObject } from '../questionnaire/change.js'

/**
 * What a person said in their own words. It may have to be erased, so the history holds only its digest, made with a salt
 * that goes with it: short words could otherwise be found by trying.
 */
export type Utterance = { readonly id: string; readonly salt: Buffer; readonly content: string }

/** How the body of an event names an utterance. */
export type Mention = { readonly utterance: string; readonly digest: string }

/** An utterance as it is kept: without salt and content once it is erased. */
export type KeptUtterance = { readonly id: string; readonly salt: Buffer | null; readonly content: string | null }

/** What was said, by the id of the utterance; nothing for those that were erased. */
export type Said = ReadonlyMap<string, Json>

/** Keeps what someone says, and gives what to call it in an event. */
export type Utter = (content: Json) => Mention

/** Utterances in the making, with the ids and salts of the operating system. */
export function openUtterances(): { readonly utter: Utter; readonly made: readonly Utterance[] } {
  const made: Utterance[] = []
  const utter = (content: Json): Mention => {
    const utterance = { id: randomUUID(), salt: randomBytes(16), content: canonicalJson(content) }
    made.push(utterance)
    return { utterance: utterance.id, digest: digestOf(utterance) }
  }
  return { utter, made }
}

export function digestOf({ salt, content }: Omit<Utterance, 'id'>): string {
  return createHash('sha256').update(salt).update(content, 'utf8').digest('hex')
}

/** Every utterance that a body mentions, wherever. */
export function mentionsIn(body: Json): readonly Mention[] {
  if (typeof body !== 'object' || body === null) return []
  if (isMention(body)) return [body]
  return Object.values(body as JsonObject).flatMap(mentionsIn)
}

function isMention(value: object): value is Mention {
  const { utterance, digest, ...rest } = value as Partial<Mention>
  return typeof utterance === 'string' && typeof digest === 'string' && Object.keys(rest).length === 0
}
