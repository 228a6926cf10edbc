import type { Bilingual } from '../questionnaire/questionnaire.js'
import type { Audience } from './consultation.js'

/** What a field of a section holds: words in both languages, or one line that is the same in both. */
export type Entry = Bilingual | string
export type Entries = Readonly<Record<string, Entry>>

/**
 * How a field is written. In both languages: a `line`, a `text`, a list with an item a `lines`, one with an empty line
 * between items (`paragraphs`), an https `address` or a list of them. In one: the others.
 */
export type TwinShape = 'line' | 'text' | 'lines' | 'paragraphs' | 'address' | 'addresses'
export type PlainShape = 'email' | 'telephone' | 'minutes' | 'threshold' | 'day' | 'audience' | 'flag'

export type Field = {
  readonly name: string
  readonly shape: TwinShape | PlainShape
  /** People can do without it. */
  readonly optional?: true
}

/** The parts of a consultation's settings that are changed at once. */
export const sectionNames = ['presentation', 'participation', 'notice', 'contact', 'conditions'] as const
export type Section = (typeof sectionNames)[number]

export const audiences: readonly Audience[] = ['open', 'invited', 'members']

export const fields: { readonly [S in Section]: readonly Field[] } = {
  presentation: [
    { name: 'title', shape: 'line' },
    { name: 'led-by', shape: 'line' },
    { name: 'summary', shape: 'text' },
    { name: 'objectives', shape: 'lines' },
    { name: 'scope', shape: 'text', optional: true },
  ],
  participation: [
    { name: 'who', shape: 'text' },
    { name: 'what', shape: 'text' },
    { name: 'where', shape: 'text' },
    { name: 'why', shape: 'text' },
    { name: 'minutes', shape: 'minutes' },
    { name: 'other-ways', shape: 'lines', optional: true },
    { name: 'related', shape: 'lines', optional: true },
    { name: 'related-addresses', shape: 'addresses', optional: true },
  ],
  notice: [
    { name: 'paragraphs', shape: 'paragraphs' },
    { name: 'kept-until', shape: 'day', optional: true },
  ],
  contact: [
    { name: 'name', shape: 'line' },
    { name: 'email', shape: 'email' },
    { name: 'telephone', shape: 'telephone', optional: true },
    { name: 'address', shape: 'line', optional: true },
  ],
  conditions: [
    { name: 'audience', shape: 'audience' },
    { name: 'sensitive', shape: 'flag', optional: true },
    { name: 'leave-to', shape: 'address', optional: true },
    { name: 'mixing-threshold', shape: 'threshold' },
  ],
}
