import type { Role } from '../../account/role.js'
import type { Bilingual } from '../../questionnaire/questionnaire.js'
import type { House } from '../house.js'

/** How the others of a consultation see someone: "Member 5", "Membre 5". */
export function appointedTitle(words: House['words'], role: Role, number: number): Bilingual {
  const key = `role:${role}-title`
  return { en: words.en(key, { number }), fr: words.fr(key, { number }) }
}
