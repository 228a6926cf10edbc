import type { Page } from 'playwright-core'
import { address, consultationAddress } from '../../src/web/address.js'
import type { Locale } from '../../src/questionnaire/questionnaire.js'
import { questionnaireOf, questionnaireWith } from '../questionnaire/fixtures.js'
import { addConsultation, type Site } from '../support/open-site.js'
import { announced, fillAtOnce, follow, press, sample, type Typed, typedOnPages } from './sample.js'

/** A page in one of its states, and how someone comes to see it. */
export type State = {
  readonly name: string
  readonly isOfQuestions?: true
  readonly open: (page: Page, site: Site, locale: Locale) => Promise<unknown>
}

/** What each page of the sample asks to have another look at. */
const faultyOnPages: readonly Typed[] = [
  { a1: ['individual', 'prefer_not'] },
  { b3: ['news', 'none'] },
  { c1: ['isolation', 'do_not_know'], n3__1: 'dialogue', n3__2: 'dialogue' },
  { n2a: ['youth', 'none'], n2b: 'x '.repeat(1010) },
  { e3: ['show_help', 'none'] },
  { f1: ['peers', 'none'], g1__2: 'research' },
  { h1: 'y '.repeat(1010) },
  { i5: ['english', 'prefer_not'] },
]

const everyKind = [
  'single',
  'number',
  'short-text',
  'same-page-condition',
  'specify',
  'exclusive',
  'ranking',
  'help-resources',
]

/** Consultations that are planned and closed, and one with the kinds of question that the sample lacks. */
export async function addOthers(site: Site): Promise<void> {
  const questions = everyKind.flatMap((feature) => questionnaireWith(feature).pages[0]!.questions)
  const renamed = questions.map((question, index) =>
    questions.findIndex(({ id }) => id === question.id) === index
      ? question
      : { ...question, id: `${question.id}${index}` },
  )
  const questionnaire = { ...questionnaireWith('help-resources'), pages: questionnaireOf(renamed).pages }
  await addConsultation(site, { id: 'kinds', questionnaire, opensOn: '2020-01-01', closesOn: '2099-12-31' })
  await addConsultation(site, { id: 'planned', questionnaire, opensOn: '2099-01-01', closesOn: '2099-12-31' })
  await addConsultation(site, { id: 'over', questionnaire, opensOn: '2020-01-01', closesOn: '2020-12-31' })
}

const other = (locale: Locale, id: string) => consultationAddress(locale, locale === 'en' ? id : `${id}-fr`)

const at = (name: string, path: (locale: Locale) => string): State => ({
  name,
  open: (page, { origin }, locale) => page.goto(origin + path(locale)),
})

const plain: readonly State[] = [
  at('splash', () => address.home),
  at('list', address.consultations),
  at('about', address.about),
  at('privacy', address.privacy),
  at('accessibility', address.accessibility),
  at('not found', (locale) => `/${locale}/nothing-here`),
  at('profile, open', (locale) => sample[locale].profile),
  at('profile, planned', (locale) => other(locale, 'planned').profile),
  at('profile, announced', (locale) => announced[locale].profile),
  at('profile, closed', (locale) => other(locale, 'over').profile),
  at('questions to read', (locale) => sample[locale].questions),
  at('questions to read, every kind', (locale) => other(locale, 'kinds').questions),
  at('changes', (locale) => sample[locale].changes),
  at('resume', (locale) => sample[locale].resume),
  at('not yet open', (locale) => other(locale, 'planned').page(1)),
  at('closed', (locale) => other(locale, 'over').page(1)),
  at('one page', (locale) => sample[locale].onePage),
]

const ordinals = typedOnPages.map((_, index) => index + 1)

const pages = ordinals.flatMap((ordinal): readonly State[] => [
  { ...at(`page ${ordinal}, empty`, (locale) => sample[locale].page(ordinal)), isOfQuestions: true },
  {
    name: `page ${ordinal}, filled`,
    isOfQuestions: true,
    open: async (page, { origin }, locale) => {
      await page.goto(origin + sample[locale].page(ordinal))
      await fillAtOnce(page, typedOnPages[ordinal - 1]!)
    },
  },
  {
    name: `page ${ordinal}, faulty`,
    isOfQuestions: true,
    open: async (page, { origin }, locale) => {
      await page.goto(origin + sample[locale].page(ordinal))
      await fillAtOnce(page, faultyOnPages[ordinal - 1]!)
      await press(page, 'next')
    },
  },
])

const small: readonly State[] = [
  at('every kind, empty', (locale) => other(locale, 'kinds').page(1)),
  {
    name: 'every kind, faulty',
    open: async (page, { origin }, locale) => {
      await page.goto(origin + other(locale, 'kinds').page(1))
      await fillAtOnce(page, {
        distance: 'twelve',
        trips: '1.5',
        town: 'x'.repeat(500),
        ways: ['walk', 'none'],
        ranks__2: 'bus',
      })
      await press(page, 'next')
    },
  },
]

/** Fills pages in and opens the review. */
async function answer(page: Page, origin: string, locale: Locale, typed: readonly Typed[]): Promise<void> {
  await page.goto(origin + sample[locale].page(1))
  for (const fields of typed) {
    await fillAtOnce(page, fields)
    await press(page, 'next')
  }
  await page.goto(origin + sample[locale].review)
}

/** One response from its beginning to its end; each state goes on from the one before, in one browser. */
export const journey: readonly State[] = [
  {
    name: 'review with little on it',
    open: (page, { origin }, locale) => answer(page, origin, locale, typedOnPages.slice(0, 1)),
  },
  {
    name: 'review with faults',
    open: async (page, { origin }, locale) => {
      await page.goto(origin + sample[locale].page(4))
      await fillAtOnce(page, faultyOnPages[3]!)
      await press(page, 'back')
      await page.goto(origin + sample[locale].review)
    },
  },
  {
    name: 'one page, faulty',
    open: async (page, { origin }, locale) => {
      await page.goto(origin + sample[locale].onePage)
      await press(page, 'next')
    },
  },
  {
    name: 'saved',
    open: async (page, { origin }, locale) => {
      await page.goto(origin + sample[locale].page(4))
      await page.locator('[name="n2a"][value="none"]').uncheck()
      await fillAtOnce(page, { n2b: typedOnPages[3]!['n2b']! })
      await press(page, 'later')
    },
  },
  {
    name: 'resume, faulty',
    open: async (page, { origin }, locale) => {
      await page.goto(origin + sample[locale].resume)
      await page.fill('#code', '1234 abcd')
      await follow(page, 'main button[type="submit"]')
    },
  },
  {
    name: 'page 4, resumed by the code',
    open: async (page, { origin }, locale) => {
      await page.goto(origin + sample[locale].saved)
      const code = await page.locator('.code').first().innerText()
      await page.context().clearCookies()
      await page.goto(origin + sample[locale].resume)
      await page.fill('#code', code)
      await follow(page, 'main button[type="submit"]')
    },
  },
  {
    name: 'review, filled',
    open: (page, { origin }, locale) => answer(page, origin, locale, typedOnPages),
  },
  {
    name: 'receipt',
    open: async (page) => {
      await press(page, 'submit')
    },
  },
  {
    name: 'already submitted',
    open: async (page, { origin }, locale) => {
      // What a second tab that was open before would send.
      await page.goto(origin + other(locale, 'kinds').page(1))
      await page.evaluate(`(() => {
        const form = document.querySelector('#questionnaire')
        form.action = ${JSON.stringify(sample[locale].review)}
        for (const field of form.querySelectorAll('input:not([name=locale]), textarea, select')) field.remove()
        form.insertAdjacentHTML('beforeend', '<input name="h1" value="Other words"><button name="go" value="submit" id="twice">')
      })()`)
      await follow(page, '#twice')
    },
  },
]

export const states: readonly State[] = [...plain, ...pages, ...small]
