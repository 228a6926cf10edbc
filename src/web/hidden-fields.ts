import type { Fields } from '../questionnaire/answers.js'
import type { Locale } from '../questionnaire/questionnaire.js'

export type Controls = { readonly version?: number; readonly locale?: Locale; readonly token?: string }

/** For `components/hidden-fields`: what a form sends along without showing it. */
export function hiddenFields(fields: Fields, controls: Controls = {}) {
  const steering = Object.entries(controls).map(([name, value]) => ({ name, value: String(value) }))
  const typed = [...fields].flatMap(([name, values]) => values.map((value) => ({ name, value })))
  return [...steering, ...typed]
}
