/// <reference lib="es2024.string" />
import { errorAt, pointer, type Problem } from './problem.js'

/** In bytes: some ten times the largest questionnaire that people have answered. */
export const largestDocument = 2 * 1024 * 1024

/** A question's option label stands 8 deep; each level of a condition adds two. */
export const deepestNesting = 20

const space = /[ \t\n\r]*/y
/** Between the quotes: any character but controls, quote and backslash; or an escape. */
const string = /"[ !#-[\]-\uffff]*(?:\\(?:["\\/bfnrt]|u[\da-fA-F]{4})[ !#-[\]-\uffff]*)*"/y
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const literal = /true|false|null/y

/**
 * Reads JSON (RFC 8259) as strictly as canonical JSON needs: refuses invalid UTF-8, members named twice, lone
 * surrogates and NUL, integers beyond ±(2^53 − 1), nesting over 20 and more than 2 MiB. All such faults are named at
 * once; only what cannot be read on from (syntax, depth, encoding, size) stops at the first.
 */
export function readJson(
  source: string | Uint8Array,
):
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'faulty'; readonly problems: readonly Problem[] } {
  const text = decode(source)
  if (typeof text !== 'string') return { kind: 'faulty', problems: [text] }
  const reader = new JsonReader(text)
  const value = reader.readDocument()
  return reader.problems.length > 0 ? { kind: 'faulty', problems: reader.problems } : { kind: 'json', value }
}

function decode(source: string | Uint8Array): string | Problem {
  const size = typeof source === 'string' ? new TextEncoder().encode(source).length : source.length
  if (size > largestDocument) return errorAt('', 'too-large', { size, limit: largestDocument })
  if (typeof source === 'string') return source
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(source)
  } catch (error) {
    if (error instanceof TypeError) return errorAt('', 'not-utf8')
    throw error
  }
}

/** Thrown and caught in this file only: the text cannot be read on from here. */
class Unreadable extends Error {}

class JsonReader {
  readonly problems: Problem[] = []
  private position = 0

  constructor(private readonly text: string) {}

  readDocument(): unknown {
    try {
      const value = this.readValue('', 0)
      this.take(space)
      if (this.position < this.text.length) this.stopAt('not-json', '')
      return value
    } catch (error) {
      if (error instanceof Unreadable) return undefined
      throw error
    }
  }

  private readValue(path: string, depth: number): unknown {
    this.take(space)
    const next = this.text[this.position]
    if (next === '{' || next === '[') {
      if (depth === deepestNesting) this.stopAt('too-deep', path, { limit: deepestNesting })
      return next === '{' ? this.readObject(path, depth + 1) : this.readArray(path, depth + 1)
    }
    if (next === '"') return this.readString(path)
    const word = this.take(literal)
    if (word !== undefined) return JSON.parse(word)
    return this.readNumber(path)
  }

  private readObject(path: string, depth: number): object {
    const members = new Map<string, unknown>()
    this.readList('{', '}', path, () => {
      this.take(space)
      const name = this.readString(path)
      const place = pointer(path, name)
      if (members.has(name)) this.problems.push(errorAt(place, 'duplicate-key', { key: name }))
      this.take(space)
      this.expect(':', path)
      members.set(name, this.readValue(place, depth))
    })
    // Unlike assignment, this makes a member of its own of `__proto__` too.
    return Object.fromEntries(members)
  }

  private readArray(path: string, depth: number): unknown[] {
    const items: unknown[] = []
    this.readList('[', ']', path, () => {
      items.push(this.readValue(pointer(path, items.length), depth))
    })
    return items
  }

  private readList(open: string, close: string, path: string, readItem: () => void): void {
    this.expect(open, path)
    this.take(space)
    if (this.text[this.position] !== close) {
      readItem()
      this.take(space)
      while (this.text[this.position] === ',') {
        this.position += 1
        readItem()
        this.take(space)
      }
    }
    this.expect(close, path)
  }

  private readString(path: string): string {
    const written = this.take(string)
    if (written === undefined) return this.stopAt('not-json', path)
    const value = JSON.parse(written) as string
    if (!value.isWellFormed() || value.includes('\0')) this.problems.push(errorAt(path, 'unreadable-character'))
    return value
  }

  private readNumber(path: string): number {
    const written = this.take(number)
    if (written === undefined) return this.stopAt('not-json', path)
    const value = Number(written)
    const isSafe = Number.isInteger(value) ? Number.isSafeInteger(value) : Number.isFinite(value)
    if (!isSafe) this.problems.push(errorAt(path, 'number-unsafe'))
    return value
  }

  private take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.position
    const found = pattern.exec(this.text)?.[0]
    if (found !== undefined) this.position += found.length
    return found
  }

  private expect(character: string, path: string): void {
    if (this.text[this.position] !== character) this.stopAt('not-json', path)
    this.position += 1
  }

  private stopAt(code: string, path: string, values: Problem['values'] = {}): never {
    const before = this.text.slice(0, this.position).split('\n')
    const column = (before.at(-1)?.length ?? 0) + 1
    this.problems.push(errorAt(path, code, { ...values, line: before.length, column }))
    throw new Unreadable()
  }
}
