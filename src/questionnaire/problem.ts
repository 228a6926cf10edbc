/** What is wrong with a document. Errors keep it from being used; warnings ask for a second look. */
export type Problem = {
  /** Its sentence stands under this key in each language. */
  readonly code: string
  /** Where: a JSON pointer (RFC 6901), empty for the document as a whole. */
  readonly path: string
  readonly level: 'error' | 'warning'
  /** For the sentence. */
  readonly values?: Readonly<Record<string, string | number>>
}

/** An error at that place. */
export function errorAt(path: string, code: string, values?: Problem['values']): Problem {
  return values ? { code, path, level: 'error', values } : { code, path, level: 'error' }
}

/** A warning at that place. */
export function warningAt(path: string, code: string, values?: Problem['values']): Problem {
  return { ...errorAt(path, code, values), level: 'warning' }
}

/** The JSON pointer of a member or item. */
export function pointer(parent: string, name: string | number): string {
  return `${parent}/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`
}
