import type { Locale } from '../../../questionnaire/questionnaire.js'
import { address, profileAfterRemoval } from '../../address.js'
import { type PageView, siteView } from '../../site-view.js'
import { otherLocale } from '../../words.js'
import { consultationView, contactView, listedView, privacyNoticeView } from './consultation-view.js'
import type { Desk } from '../desk.js'
import { versionView } from '../question/paper.js'
import { publicConsultations } from './public-consultations.js'
import { questionsView } from '../question/questions-view.js'
import type { EarlyVisit, Visit } from '../visit.js'

export async function renderList(desk: Desk, locale: Locale): Promise<string> {
  const { house, render } = desk
  const words = house.words[locale]
  const consultations = publicConsultations(house).map((listed) => listedView(listed, words, locale))
  const page = plainPage(desk, locale, 'consultations', address.consultations(otherLocale(locale)))
  return render('public/consultations', { site: siteView(house, locale), page, consultations })
}

/** When the words of the accessibility statement last changed. Change it with them: `accessibility.json` of both languages. */
const accessibilityStatementModified = '2026-11-23'

export async function renderAccessibility(desk: Desk, locale: Locale): Promise<string> {
  const [first] = publicConsultations(desk.house)
  const contact = first && contactView(first.consultation.contact, locale)
  const page = plainPage(desk, locale, 'accessibility', address.accessibility(otherLocale(locale)))
  const modified = accessibilityStatementModified
  return desk.render('public/accessibility', { site: siteView(desk.house, locale), page, contact, modified })
}

export async function renderAbout(desk: Desk, locale: Locale): Promise<string> {
  const page = plainPage(desk, locale, 'about', address.about(otherLocale(locale)))
  return desk.render('public/about', { site: siteView(desk.house, locale), page })
}

export async function renderPrivacy(desk: Desk, locale: Locale): Promise<string> {
  const notices = publicConsultations(desk.house).map(({ consultation: { profile, privacyNotice } }) => ({
    title: profile.title[locale],
    ...privacyNoticeView(privacyNotice, locale),
  }))
  const [first] = publicConsultations(desk.house)
  const page = plainPage(desk, locale, 'privacy', address.privacy(otherLocale(locale)))
  const contact = first && contactView(first.consultation.contact, locale)
  return desk.render('public/privacy', { site: siteView(desk.house, locale), page, notices, contact })
}

/** `removed`: to someone whose answers have just gone from this device, which no search engine is to show. */
export async function renderProfile(
  { house, render }: Desk,
  visit: EarlyVisit,
  { removed = false }: { readonly removed?: boolean } = {},
): Promise<string> {
  const { locale, consultation, there, status } = visit
  const words = house.words[locale]
  const title = consultation.profile.title[locale]
  const heading = status === 'O' ? 'consultation:page-title-open' : 'consultation:page-title-closed'
  const page: PageView = {
    title: status === 'P' ? title : words(heading, { title }),
    description: consultation.profile.summary[locale],
    toggle: { href: removed ? profileAfterRemoval(there) : there.profile },
    signIn: { href: address.signIn(locale) },
    crumbs: [{ href: address.consultations(locale), label: words('consultations:title') }],
    synthetic: consultation.synthetic,
    ...(consultation.sensitive ? { exit: { href: visit.here.leave } } : {}),
    ...(removed ? { noindex: true } : {}),
  }
  return render('public/consultation', {
    site: siteView(house, locale),
    page,
    removed,
    ...consultationView(visit, words),
  })
}

export async function renderQuestions(desk: Desk, visit: Visit): Promise<string> {
  const { locale, consultation, here, there, latest, status } = visit
  const title = `${desk.house.words[locale]('questions:title')} – ${consultation.profile.title[locale]}`
  const { synthetic } = consultation
  const page = { ...plainPage(desk, locale, 'questions', there.questions), title, synthetic }
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

function plainPage({ house }: Desk, locale: Locale, area: string, toggle: string): PageView {
  const words = house.words[locale]
  return {
    title: `${words(`${area}:title`)} – ${words('site:name')}`,
    description: words(`${area}:description`),
    toggle: { href: toggle },
    signIn: { href: address.signIn(locale) },
  }
}
