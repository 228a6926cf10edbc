import type { Change, JsonObject } from './change.js'
import { readJson } from './json-reader.js'
import type { Problem } from './problem.js'
import { changesProblems } from './problem/changes.js'
import { duplicateCode } from './problem/duplicate-code.js'
import { duplicateId } from './problem/duplicate-id.js'
import { shapeProblems } from './problem/shape.js'
import type { Questionnaire } from './questionnaire.js'

/** A draft, or all that keeps it from being one. */
export type ParsedDraft =
  | { readonly kind: 'draft'; readonly document: JsonObject }
  | { readonly kind: 'faulty'; readonly problems: readonly Problem[] }

/** A list of changes, or all that keeps it from being one. */
export type ParsedChanges =
  | { readonly kind: 'changes'; readonly changes: readonly Change[] }
  | { readonly kind: 'faulty'; readonly problems: readonly Problem[] }

/**
 * Reads a document that is being worked on: it has the shape, and ids that tell its parts apart. Whether its meaning is
 * whole, such as both languages of every text, is not asked.
 */
export function parseDraft(source: string | Uint8Array): ParsedDraft {
  const read = readJson(source)
  if (read.kind === 'faulty') return read
  const shape = shapeProblems(read.value)
  if (shape.length > 0) return { kind: 'faulty', problems: shape }
  const problems = [duplicateId, duplicateCode].flatMap((rule) => rule(read.value as Questionnaire))
  return problems.length > 0 ? { kind: 'faulty', problems } : { kind: 'draft', document: read.value as JsonObject }
}

/** Reads a list of changes, as `difference` gives it. */
export function parseChanges(source: string | Uint8Array): ParsedChanges {
  const read = readJson(source)
  if (read.kind === 'faulty') return read
  const problems = changesProblems(read.value)
  return problems.length > 0 ? { kind: 'faulty', problems } : { kind: 'changes', changes: read.value as Change[] }
}
