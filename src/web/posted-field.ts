import type { Fields } from '../questionnaire/answers.js'

/** The first value of a field of any form, or nothing. */
export function postedField(body: unknown, name: string): string {
  return body instanceof Map ? ((body as Fields).get(name)?.[0] ?? '') : ''
}
