import type { Consultation } from '../../../consultation/consultation.js'
import { type Locale, locales } from '../../../questionnaire/questionnaire.js'
import { address, consultationAddress } from '../../address.js'
import { longDate } from '../../dates.js'
import { languageTags, siteView } from '../../site-view.js'
import type { Words } from '../../words.js'
import type { Desk } from '../desk.js'
import { publicConsultations } from './public-consultations.js'

/** The first page, in both languages side by side. */
export async function renderSplash({ house, render }: Desk): Promise<string> {
  const open = publicConsultations(house)
    .filter(({ status }) => status === 'O')
    .map(({ consultation }) => consultation)
  const languages = locales.map((locale) => languageView(house.words[locale], open, locale))
  const page = {
    title: languages.map(({ words }) => words['name']).join(' · '),
    description: locales.map((locale) => house.words[locale]('splash:description')).join(' '),
    toggle: {},
  }
  return render('public/splash', { site: siteView(house, 'en'), page, languages })
}

const named = [
  'name',
  'sample',
  'welcome',
  'tagline',
  'enter',
  'none-open',
  'about-nav',
  'privacy',
  'accessibility',
  'sign-in',
]

function languageView(words: Words, open: readonly Consultation[], locale: Locale) {
  return {
    locale,
    lang: languageTags[locale],
    href: address.consultations(locale),
    words: Object.fromEntries(named.map((key) => [key, words(`splash:${key}`)])),
    links: {
      privacy: address.privacy(locale),
      accessibility: address.accessibility(locale),
      signIn: address.signIn(locale),
    },
    consultations: open.map(({ slug, profile, closesOn }) => ({
      href: consultationAddress(locale, slug[locale]).profile,
      title: profile.title[locale],
      until: words('splash:open-until', { date: longDate(closesOn!, locale) }),
    })),
  }
}
