import type { Fields } from '../questionnaire/answers.js'
import type { Locale } from '../questionnaire/questionnaire.js'
import { escapeHtml } from './slots.js'

export type Controls = {
  readonly version?: number
  readonly notice?: number
  readonly locale?: Locale
  readonly token?: string
}

/** For `components/hidden-fields`: what a form sends along without showing it. */
export function hiddenFields(fields: Fields, controls: Controls = {}) {
  const steering = Object.entries(controls).map(([name, value]) => ({ name, value: String(value) }))
  const typed = [...fields].flatMap(([name, values]) => values.map((value) => ({ name, value })))
  return [...steering, ...typed]
}

/** The same in HTML, for pages that are filled and not rendered. */
export function hiddenInputs(fields: Fields, controls: Controls = {}): string {
  let html = ''
  for (const [name, value] of Object.entries(controls)) html += hiddenInput(name, String(value))
  for (const [name, values] of fields) for (const value of values) html += hiddenInput(name, value)
  return html
}

function hiddenInput(name: string, value: string): string {
  return `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">\n`
}
