import type { Bilingual } from '../../questionnaire/questionnaire.js'
import type { Outcome, Proposal } from '../../revision/review.js'
import { consultationAddress } from '../address.js'
import type { StaffCall } from '../staff/call.js'
import type { Told } from './act-and-tell.js'

/** Tells the member whose proposal it is what was decided about it. */
export function decisionTold({ staff, published }: StaffCall, { by, number }: Proposal, outcome: Outcome): Told {
  const { words } = staff.house
  const { slug, profile } = published.consultation
  const inLanguage = (locale: 'en' | 'fr') =>
    words[locale](`decision:told-${outcome}`, { number: String(number), consultation: profile.title[locale] })
  const path: Bilingual = {
    en: `${consultationAddress('en', slug.en).ownProposals}#proposal-${number}`,
    fr: `${consultationAddress('fr', slug.fr).ownProposals}#proposal-${number}`,
  }
  return { person: by, notice: { words: { en: inLanguage('en'), fr: inLanguage('fr') }, path } }
}
