import { isObject } from '../algebra/tree.js'
import type { Json, JsonObject } from '../change.js'
import { pointer, type Problem, warningAt } from '../problem.js'

/** An object of a template with where it stands in it. */
export type Members = { readonly object: JsonObject; readonly path: string }

/** What the object itself has under that name, never what it inherits. */
export function memberOf({ object }: Members, name: string): Json | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined
}

/** The object of that name; one without members where there is none. */
export function membersOf(members: Members, name: string): Members {
  const value = memberOf(members, name)
  return { object: isObject(value) ? value : {}, path: pointer(members.path, name) }
}

/** The list of that name; empty where there is none. */
export function listOf(members: Members, name: string): readonly Json[] {
  const value = memberOf(members, name)
  return Array.isArray(value) ? (value as readonly Json[]) : []
}

/** What a template writes as an id or a name: a text or a number; empty for anything else. */
export function textOf(value: Json | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** Whether it says nothing: no words, a flag that is not set, or a list or object of such. */
export function isBlank(value: Json | undefined): boolean {
  if (typeof value === 'string') return value.trim() === ''
  if (typeof value === 'object' && value !== null) return Object.values(value).every((each) => isBlank(each))
  return value === undefined || value === null || value === false
}

/** What the object says beyond the members that are known. */
export function membersLeft(members: Members, known: readonly string[]): readonly Problem[] {
  return Object.keys(members.object)
    .filter((name) => !known.includes(name) && !isBlank(memberOf(members, name)))
    .map((member) => {
      const place = pointer(members.path, member)
      return warningAt(place, 'member-not-carried', { member })
    })
}
