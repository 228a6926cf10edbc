import type { Bilingual, Locale } from '../questionnaire/questionnaire.js'

/** The words of addresses, each in the language of its page. */
const words = {
  questionnaire: { en: 'questionnaire', fr: 'questionnaire' },
  review: { en: 'review', fr: 'verification' },
  receipt: { en: 'receipt', fr: 'recu' },
  questions: { en: 'questions', fr: 'questions' },
  onePage: { en: 'one-page', fr: 'une-page' },
  saved: { en: 'saved', fr: 'enregistre' },
  resume: { en: 'resume', fr: 'reprendre' },
  leave: { en: 'leave', fr: 'quitter' },
  changes: { en: 'changes', fr: 'modifications' },
  privacy: { en: 'privacy', fr: 'confidentialite' },
  accessibility: { en: 'accessibility', fr: 'accessibilite' },
  about: { en: 'about', fr: 'a-propos' },
} as const satisfies { readonly [name: string]: Bilingual }

export const address = {
  home: '/',
  consultations: (locale: Locale) => `/${locale}/consultations`,
  privacy: (locale: Locale) => `/${locale}/${words.privacy[locale]}`,
  accessibility: (locale: Locale) => `/${locale}/${words.accessibility[locale]}`,
  about: (locale: Locale) => `/${locale}/${words.about[locale]}`,
}

/** Where the pages of one consultation are, in one language. `slug` may be a route parameter (`:slug`). */
export function consultationAddress(locale: Locale, slug: string) {
  const consultation = `/${locale}/consultations/${slug}`
  const questionnaire = `${consultation}/${words.questionnaire[locale]}`
  return {
    profile: consultation,
    questions: `${consultation}/${words.questions[locale]}`,
    page: (ordinal: number | string) => `${questionnaire}/${ordinal}`,
    onePage: `${questionnaire}/${words.onePage[locale]}`,
    review: `${questionnaire}/${words.review[locale]}`,
    saved: `${questionnaire}/${words.saved[locale]}`,
    receipt: `${consultation}/${words.receipt[locale]}`,
    resume: `${consultation}/${words.resume[locale]}`,
    leave: `${consultation}/${words.leave[locale]}`,
    changes: `${consultation}/${words.changes[locale]}`,
  }
}
export type ConsultationAddress = ReturnType<typeof consultationAddress>
