import type { Fields } from '../questionnaire/answers.js'

/** The first value of a field of any form, or nothing. */
export function postedField(body: unknown, name: string): string {
  return body instanceof Map ? ((body as Fields).get(name)?.[0] ?? '') : ''
}

/** All values of a field of any form, in their order. */
export function postedFields(body: unknown, name: string): readonly string[] {
  return body instanceof Map ? ((body as Fields).get(name) ?? []) : []
}
