import type { Consultation } from '../../consultation/consultation.js'
import { statusOn } from '../../consultation/status.js'
import { torontoDay } from '../../consultation/toronto.js'
import { type Locale, locales } from '../../questionnaire/questionnaire.js'
import { address, consultationAddress } from '../address.js'
import { longDate } from '../dates.js'
import { languageTags, type PageView, siteView } from '../site-view.js'
import { otherLocale } from '../words.js'
import { consultationView, contactView, listedView } from './consultation-view.js'
import type { Desk } from './desk.js'
import { versionView } from './paper.js'
import { questionsView } from './questions-view.js'
import type { Visit } from './visit.js'

function openConsultations({ house }: Desk): readonly Consultation[] {
  return house.catalogue
    .current()
    .filter(({ versions, consultation }) => versions.length > 0 && consultation.audience === 'open')
    .map(({ consultation }) => consultation)
}

export async function renderSplash(desk: Desk): Promise<string> {
  const { house, render } = desk
  const day = torontoDay(house.now())
  const open = openConsultations(desk).filter((consultation) => statusOn(consultation, day) === 'O')
  const languages = locales.map((locale) => {
    const words = house.words[locale]
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
    ]
    return {
      locale,
      lang: languageTags[locale],
      href: address.consultations(locale),
      words: Object.fromEntries(named.map((key) => [key, words(`splash:${key}`)])),
      links: { privacy: address.privacy(locale), accessibility: address.accessibility(locale) },
      consultations: open.map(({ slug, profile, closesOn }) => ({
        href: consultationAddress(locale, slug[locale]).profile,
        title: profile.title[locale],
        until: words('splash:open-until', { date: longDate(closesOn!, locale) }),
      })),
    }
  })
  const page = {
    title: languages.map(({ words }) => words['name']).join(' · '),
    description: locales.map((locale) => house.words[locale]('splash:description')).join(' '),
    toggle: {},
  }
  return render('public/splash', { site: siteView(house, 'en'), page, languages })
}

function plainPage({ house }: Desk, locale: Locale, area: string, toggle: string): PageView {
  const words = house.words[locale]
  return {
    title: `${words(`${area}:title`)} – ${words('site:name')}`,
    description: words(`${area}:description`),
    toggle: { href: toggle },
  }
}

export async function renderList(desk: Desk, locale: Locale): Promise<string> {
  const { house, render } = desk
  const day = torontoDay(house.now())
  const consultations = openConsultations(desk).map((consultation) =>
    listedView(consultation, statusOn(consultation, day), house.words[locale], locale),
  )
  const page = plainPage(desk, locale, 'consultations', address.consultations(otherLocale(locale)))
  return render('public/consultations', { site: siteView(house, locale), page, consultations })
}

/** When the words of the accessibility statement last changed. Change it with them: `accessibility.json` of both languages. */
const accessibilityStatementModified = '2026-11-23'

export async function renderAccessibility(desk: Desk, locale: Locale): Promise<string> {
  const [first] = openConsultations(desk)
  const contact = first && contactView(first.contact, locale)
  const page = plainPage(desk, locale, 'accessibility', address.accessibility(otherLocale(locale)))
  const modified = accessibilityStatementModified
  return desk.render('public/accessibility', { site: siteView(desk.house, locale), page, contact, modified })
}

export async function renderAbout(desk: Desk, locale: Locale): Promise<string> {
  const page = plainPage(desk, locale, 'about', address.about(otherLocale(locale)))
  return desk.render('public/about', { site: siteView(desk.house, locale), page })
}

export async function renderPrivacy(desk: Desk, locale: Locale): Promise<string> {
  const notices = openConsultations(desk).map(({ profile, privacyNotice }) => ({
    title: profile.title[locale],
    paragraphs: privacyNotice.paragraphs.map((paragraph) => paragraph[locale]),
    number: privacyNotice.number,
    date: longDate(privacyNotice.date, locale),
  }))
  const [first] = openConsultations(desk)
  const page = plainPage(desk, locale, 'privacy', address.privacy(otherLocale(locale)))
  const contact = first && contactView(first.contact, locale)
  return desk.render('public/privacy', { site: siteView(desk.house, locale), page, notices, contact })
}

export async function renderProfile({ house, render }: Desk, visit: Visit): Promise<string> {
  const { locale, consultation, there, status } = visit
  const words = house.words[locale]
  const title = consultation.profile.title[locale]
  const heading = status === 'O' ? 'consultation:page-title-open' : 'consultation:page-title-closed'
  const page: PageView = {
    title: status === 'P' ? title : words(heading, { title }),
    description: consultation.profile.summary[locale],
    toggle: { href: there.profile },
    crumbs: [{ href: address.consultations(locale), label: words('consultations:title') }],
    ...(consultation.sensitive ? { exit: { href: visit.here.leave } } : {}),
  }
  return render('public/consultation', { site: siteView(house, locale), page, ...consultationView(visit, words) })
}

export async function renderQuestions(desk: Desk, visit: Visit): Promise<string> {
  const { locale, consultation, here, there, latest, status } = visit
  const title = `${desk.house.words[locale]('questions:title')} – ${consultation.profile.title[locale]}`
  const page = { ...plainPage(desk, locale, 'questions', there.questions), title }
  return desk.render('public/questions', {
    site: siteView(desk.house, locale),
    page,
    consultation: consultation.profile.title[locale],
    consultationHref: here.profile,
    ...questionsView(latest.questionnaire, desk.house.words[locale], locale),
    ...(status === 'O' ? { start: here.page(1) } : {}),
    version: versionView(latest),
  })
}
