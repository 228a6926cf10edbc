import type { Bilingual } from '../questionnaire/questionnaire.js'
import type { Day, Settings } from './consultation.js'

const blank: Bilingual = { en: '', fr: '' }

/** As many as the documentation asks a real consultation to use. */
const safeThreshold = 20

/** What a consultation begins with: nothing but its title, so that what is missing is told and not made up. */
export function newSettings(title: Bilingual, today: Day): Settings {
  return {
    audience: 'open',
    sensitive: false,
    mixingThreshold: safeThreshold,
    ledBy: blank,
    profile: {
      title,
      summary: blank,
      objectives: [],
      who: blank,
      what: blank,
      where: blank,
      why: blank,
      minutes: 0,
      otherWays: [],
      related: [],
    },
    privacyNotice: { number: 1, date: today, paragraphs: [] },
    contact: { name: blank, email: '' },
  }
}

/** What another says, under a title of its own; nothing of what became of the other goes along. */
export function settingsLike(settings: Settings, title: Bilingual, today: Day): Settings {
  const { audience, sensitive, leaveTo, mixingThreshold, ledBy, profile, privacyNotice, contact } = settings
  return {
    audience,
    sensitive,
    ...(leaveTo && { leaveTo }),
    mixingThreshold: Math.max(mixingThreshold, safeThreshold),
    ledBy,
    profile: { ...profile, title },
    privacyNotice: { number: 1, date: today, paragraphs: privacyNotice.paragraphs },
    contact,
  }
}
