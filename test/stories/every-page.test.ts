import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { torontoDay } from '../../src/consultation/toronto.js'
import { type Locale, locales } from '../../src/questionnaire/questionnaire.js'
import { htmlFaults } from '../support/html.js'
import { attribute, elementsOf, textOf } from '../support/html-document.js'
import { type HtmlPage, openHtmlClient } from '../support/html-client.js'
import { addConsultation, openSite, type Site } from '../support/open-site.js'
import { words } from './site-words.js'
import { closesOn, opensOn, spring } from './spring.js'

const today = torontoDay(new Date())
let site: Site
beforeAll(async () => {
  site = await openSite()
  await addConsultation(site, { id: 'brook', questionnaire: spring, opensOn, closesOn })
})
afterEach(() => site.setDay(today))
afterAll(() => site.close())

const go = (value: string) => ({ name: 'go', value })
const home = { en: '/en/consultations/brook', fr: '/fr/consultations/brook-fr' }
const crv = {
  en: '/en/consultations/countering-radicalization-violence',
  fr: '/fr/consultations/lutte-radicalisation-menant-violence',
}
const last = { en: 'review', fr: 'verification' }
const resume = { en: 'resume', fr: 'reprendre' }
const onePage = { en: 'one-page', fr: 'une-page' }

/** Someone's way to a page in one of its states. */
type Way = (locale: Locale) => Promise<HtmlPage>

const visit = (address: string, acceptsCookies = true) => openHtmlClient(site.origin, { acceptsCookies }).visit(address)
const begin = (locale: Locale) => visit(`${home[locale]}/questionnaire/1`)
const nasty = { name: '"><b>&amp;', taste: ['else'], taste__other_text: '</fieldset>', depth: '1' }
const faulty = { name: 'A name that is far too long', depth: 'deep', guests: ['birds', 'nobody'] }

async function reviewed(locale: Locale): Promise<HtmlPage> {
  const second = await (await begin(locale)).press(go('next'), nasty)
  return second.press(go('next'), { remarks: 'One\n\nTwo', motto: '<script>' })
}

const ways: { readonly [state: string]: Way } = {
  'the list': (locale) => visit(`/${locale}/consultations`),
  privacy: (locale) => visit(locale === 'en' ? '/en/privacy' : '/fr/confidentialite'),
  accessibility: (locale) => visit(locale === 'en' ? '/en/accessibility' : '/fr/accessibilite'),
  about: (locale) => visit(locale === 'en' ? '/en/about' : '/fr/a-propos'),
  'the profile': (locale) => visit(crv[locale]),
  'all questions to read': (locale) => visit(`${crv[locale]}/questions`),
  'a blank page': begin,
  'the first page of the sample': (locale) => visit(`${crv[locale]}/questionnaire/1`),
  'a page with a matrix and ranks': (locale) => visit(`${crv[locale]}/questionnaire/3`),
  'a filled page': async (locale) => (await (await begin(locale)).press(go('next'), nasty)).press(go('back')),
  'a faulty page': async (locale) => (await begin(locale)).press(go('next'), faulty),
  'one page for all, blank': (locale) => visit(`${home[locale]}/questionnaire/${onePage[locale]}`),
  'one page for all, faulty': async (locale) =>
    (await visit(`${home[locale]}/questionnaire/${onePage[locale]}`)).press(go('next'), faulty),
  'the review': reviewed,
  'the review without a cookie': async (locale) =>
    (await visit(`${home[locale]}/questionnaire/${onePage[locale]}`, false)).press(go('next'), nasty),
  'the faulty review': async (locale) => {
    const second = await (await begin(locale)).press(go('page:words'), faulty)
    return (await second.press(go('next'))).press(go('submit'))
  },
  'the receipt': async (locale) => (await reviewed(locale)).press(go('submit')),
  'the receipt with other answers': async (locale) => {
    const review = await reviewed(locale)
    await review.press(go('submit'))
    return review.press(go('submit'), { name: 'Other' })
  },
  'the code': async (locale) => (await begin(locale)).press(go('later'), faulty),
  'the door for a code': (locale) => visit(`${home[locale]}/${resume[locale]}`),
  'a wrong code': async (locale) => (await visit(`${home[locale]}/${resume[locale]}`)).enter({ code: '"<>&' }),
  'a refused cookie': async (locale) =>
    (await visit(`${home[locale]}/questionnaire/1`, false)).press(go('next'), nasty),
  'closed, with words': async (locale) => {
    const page = await (await begin(locale)).press(go('next'), nasty)
    site.setDay('2121-01-01')
    return page.press(go('next'), { remarks: 'Late' })
  },
  'not yet open': (locale) => {
    site.setDay('2019-01-01')
    return visit(`${home[locale]}/questionnaire/${last[locale]}`)
  },
  'not there': (locale) => visit(`/${locale}/nowhere`),
}

const cases = Object.keys(ways).flatMap((state) => [[state, 'en'] as const, [state, 'fr'] as const])

test.each(cases)('%s in %s is valid HTML that says its language', async (state, locale) => {
  site.setDay(today)
  const page = await ways[state]!(locale)
  expect(await htmlFaults(page.html)).toEqual([])
  const elements = elementsOf(page.html)
  expect(attribute(elements[0]!, 'lang')).toBe(`${locale}-CA`)
  expect(elements.filter(({ tagName }) => tagName === 'h1')).toHaveLength(1)
  expect(page.title).not.toBe('')
  expect(elements.filter(({ tagName }) => ['script', 'iframe', 'img'].includes(tagName))).toEqual([])
})

const ofTheSite = ['the list', 'privacy', 'accessibility', 'about', 'the profile', 'all questions to read']
const ofRespondents = [
  'a blank page',
  'one page for all, blank',
  'the review',
  'the receipt',
  'the code',
  'not yet open',
]

test.each(locales)('whoever has an account finds the way in from the pages of the site, in %s', async (locale) => {
  for (const state of ofTheSite) expect([state, await leadsToSignIn(state, locale)]).toEqual([state, true])
})

test.each(locales)('no page that is a respondent’s has a way in for people with accounts, in %s', async (locale) => {
  for (const state of ofRespondents) expect([state, await leadsToSignIn(state, locale)]).toEqual([state, false])
})

async function leadsToSignIn(state: string, locale: Locale): Promise<boolean> {
  site.setDay(today)
  const { links } = await ways[state]!(locale)
  return links.some(({ text }) => text === words[locale]('site:sign-in'))
}

test('the splash has it in both languages', async () => {
  const { links } = await visit('/')
  expect(links.map(({ href }) => href)).toEqual(expect.arrayContaining(['/en/sign-in', '/fr/connexion']))
})

test('the splash in both languages is valid HTML', async () => {
  expect(await htmlFaults((await visit('/')).html)).toEqual([])
})

test('the whole sample on one page is valid HTML', async () => {
  const response = await fetch(`${site.origin}${crv.fr}/questionnaire/une-page`)
  expect(await htmlFaults(await response.text())).toEqual([])
})

/** Follows the switch of language, whether it is a link or a button. */
async function switched(page: HtmlPage, locale: Locale): Promise<HtmlPage> {
  const toggle = elementsOf(page.html).find((element) => attribute(element, 'class')?.split(' ').includes('toggle'))
  if (!toggle) throw new Error(`No switch of language on ${page.address}`)
  return toggle.tagName === 'a' ? page.follow(locale === 'en' ? 'Français' : 'English') : page.press(go('switch'))
}

function headingOf({ html }: HtmlPage): string {
  return elementsOf(html)
    .filter(({ tagName }) => tagName === 'h1')
    .map(textOf)
    .join()
}

/** What answers one request only has no address of its own to switch to. */
const passing = ['not there', 'a refused cookie', 'the receipt with other answers', 'not yet open']
const twins = Object.keys(ways).filter((state) => !passing.includes(state))

test.each(twins)('%s has its twin in the other language, and that leads back', async (state) => {
  for (const [locale, other] of [
    ['en', 'fr'],
    ['fr', 'en'],
  ] as const) {
    site.setDay(today)
    const page = await ways[state]!(locale)
    const twin = await switched(page, locale)
    expect(twin.address.startsWith(`/${other}/`)).toBe(true)
    expect([200, 403, 410]).toContain(twin.status)
    expect(attribute(elementsOf(twin.html)[0]!, 'lang')).toBe(`${other}-CA`)
    const back = await switched(twin, other)
    expect(headingOf(back)).toBe(headingOf(page))
  }
})
