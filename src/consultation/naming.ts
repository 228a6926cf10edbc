import type { Bilingual } from '../questionnaire/questionnaire.js'

/** Pages of the site that stand where a consultation's would. */
const reservedSlugs: readonly string[] = ['new', 'nouvelle']

/** Whether a text can name a consultation in addresses: words of small letters and digits, joined by hyphens. */
export function isSlug(text: string): boolean {
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text) && text.length >= 3 && text.length <= 80 && !reservedSlugs.includes(text)
}

/** Whether a text can name a consultation in the database, in extracts and on the command line. */
export function isConsultationId(text: string): boolean {
  return /^[a-z][a-z0-9_-]*$/.test(text) && text.length <= 60
}

/** Whether that is what someone calls a consultation: its id, or its slug in either language. */
export function isCalled(name: string, { id, slug }: { readonly id: string; readonly slug: Bilingual }): boolean {
  return [id, slug.en, slug.fr].includes(name)
}

/** An id for a consultation of that English slug. */
export function idOf({ en }: Bilingual): string {
  const id = /^[a-z]/.test(en) ? en : `c-${en}`
  return id.slice(0, 60).replace(/-+$/, '')
}
