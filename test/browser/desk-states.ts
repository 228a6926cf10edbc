import type { Page } from 'playwright-core'
import { findQuestion } from '../../src/questionnaire/find-question.js'
import type { Locale, Questionnaire } from '../../src/questionnaire/questionnaire.js'
import { giveTwin } from '../../src/revision/give-twin.js'
import { obligationsOf } from '../../src/revision/obligation.js'
import { requestPublication } from '../../src/revision/publish.js'
import { openReviewStore } from '../../src/revision/review-store.js'
import { edit } from '../../src/revision/revise.js'
import { wordsAt } from '../../src/revision/text-name.js'
import { type ConsultationAddress, consultationAddress } from '../../src/web/address.js'
import type { Site } from '../support/open-site.js'
import { enter, press, type StaffState } from './staff-states.js'

const here = {
  en: consultationAddress('en', 'countering-radicalization-violence'),
  fr: consultationAddress('fr', 'lutte-radicalisation-menant-violence'),
} as const

type DeskState = {
  readonly name: string
  readonly id?: string
  readonly path: (at: ConsultationAddress) => string
  readonly prepare?: (site: Site) => Promise<void>
  readonly then?: (page: Page) => Promise<unknown>
}

const text = { node: { kind: 'question', id: 'b1' }, attribute: 'text' } as const
const reason = { en: 'In everyday words.', fr: 'En mots de tous les jours.' }

function act({ db }: Site, by: string) {
  return (asked: Parameters<ReturnType<typeof openReviewStore>['act']>[1]) =>
    openReviewStore(db).act({ consultation: 'crv', by, at: new Date() }, asked)
}

/** Rewords a question in English, once. */
async function oweFrench(site: Site): Promise<void> {
  const review = await openReviewStore(site.db).read('crv')
  if (obligationsOf(review).length > 0) return
  const from = wordsAt(review.draft!.document, text)!.en!
  const changes = [{ kind: 'set', ...text, locale: 'en', from, to: `${from} Think of the last year.` } as const]
  await act(site, 'editor-2')(edit({ madeOn: review.draft!.revisions.length - 1, changes, reason }))
}

/** Gives everything that is owed. */
async function giveAll(site: Site): Promise<void> {
  await oweFrench(site)
  const review = await openReviewStore(site.db).read('crv')
  for (const { node, attribute, locale } of obligationsOf(review)) {
    const words = `${wordsAt(review.draft!.document, { node, attribute })![locale] ?? ''} Pensez à la dernière année.`
    const madeOn = review.draft!.revisions.length - 1
    await act(site, 'editor-2')(giveTwin({ node, attribute, locale, words, reason, madeOn }))
  }
}

async function askToPublish(site: Site): Promise<void> {
  const { publicationRequest } = await openReviewStore(site.db).read('crv')
  if (publicationRequest) return
  await giveAll(site)
  await act(site, 'editor-2')(requestPublication())
}

const open = (page: Page, summary: string) => page.click(`main details:has(button[value="${summary}"]) > summary`)

/** In this order: each finds what those before it left. */
const states: readonly DeskState[] = [
  { name: 'owed, nothing', path: (at) => at.owed },
  { name: 'publication, nothing new', path: (at) => at.publication },
  { name: 'meetings', path: (at) => at.meetings },
  {
    name: 'meetings, faulty',
    path: (at) => at.meetings,
    then: (page) => Promise.all([page.waitForNavigation(), page.click('main .entering button')]),
  },
  { name: 'minutes', path: (at) => at.deskMeeting(1) },
  { name: 'meetings of members', id: 'member-4', path: (at) => at.roundtableMeetings },
  { name: 'history', path: (at) => at.history },
  {
    name: 'history entry',
    path: (at) => at.historyEntry(112),
    then: async (page) => {
      await page.click('main details summary')
      await Promise.all([page.waitForNavigation(), page.click('main details button')])
    },
  },
  { name: 'history words index', path: (at) => at.historyWordsIndex },
  { name: 'history words', path: (at) => at.historyWords('b1') },
  { name: 'owed, one text', path: (at) => at.owed, prepare: oweFrench },
  {
    name: 'owed, faulty',
    path: (at) => at.owed,
    prepare: oweFrench,
    then: async (page) => {
      await open(page, 'waive')
      await press(page, 'waive')
    },
  },
  { name: 'publication, blocked', path: (at) => at.publication, prepare: oweFrench },
  { name: 'publication, ready', path: (at) => at.publication, prepare: giveAll },
  {
    name: 'publication, to confirm',
    path: (at) => at.publication,
    prepare: askToPublish,
    then: async (page) => {
      await open(page, 'turn-back')
      await press(page, 'turn-back')
    },
  },
]

/** Fills fields of the form, and goes on to what it changes. */
function filled(fields: { readonly [name: string]: string }) {
  return async (page: Page): Promise<void> => {
    for (const [name, value] of Object.entries(fields)) await page.fill(`[name="${name}"]`, value)
    await press(page, 'preview')
  }
}

/** Makes the condition of a question one of two parts, once. */
async function joinConditions(site: Site): Promise<void> {
  const review = await openReviewStore(site.db).read('crv')
  const node = { kind: 'question', id: 'n2b' } as const
  const to = {
    all: [
      { question: 'a1', answered: true },
      { question: 'c2', answered: true },
    ],
  } as const
  const changes = [{ kind: 'set', node, attribute: 'showIf', to } as const]
  if (findQuestion(review.draft!.document as unknown as Questionnaire, node.id)!.showIf) return
  await act(site, 'editor-2')(edit({ madeOn: review.draft!.revisions.length - 1, changes, reason }))
}

/** What an editor changes of the draft as a whole, page by page. */
const formStates: readonly DeskState[] = [
  { name: 'pages of the draft', path: (at) => at.deskPages },
  { name: 'page to change', path: (at) => `${at.deskPage('about')}?work=edit` },
  {
    name: 'page to change, faulty',
    path: (at) => `${at.deskPage('about')}?work=edit`,
    then: filled({ 'page.title.en': '', 'page.title.fr': '' }),
  },
  {
    name: 'page to change, seen',
    path: (at) => `${at.deskPage('about')}?work=edit`,
    then: filled({ 'page.title.en': 'You, in a few words' }),
  },
  { name: 'page to move', path: (at) => `${at.deskPage('about')}?work=move` },
  { name: 'page to add', path: (at) => `${at.deskPage('early')}?work=new` },
  { name: 'page to remove', path: (at) => `${at.deskPage('knowledge')}?work=remove` },
  {
    name: 'page to remove, seen',
    path: (at) => `${at.deskPage('knowledge')}?work=remove`,
    then: (page) => press(page, 'preview'),
  },
  { name: 'title to change', path: (at) => at.deskQuestionnaire },
  {
    name: 'title to change, seen',
    path: (at) => at.deskQuestionnaire,
    then: filled({ 'top.title.en': 'Countering radicalization' }),
  },
  {
    name: 'title to change, faulty',
    path: (at) => at.deskQuestionnaire,
    then: filled({ 'top.title.en': '', 'top.title.fr': ' ' }),
  },
  { name: 'scale to change', path: (at) => `${at.deskQuestion('b1')}?work=edit` },
  {
    name: 'scale to change, faulty',
    path: (at) => `${at.deskQuestion('b1')}?work=edit`,
    then: filled({ 'q0.choices.1.value': '?' }),
  },
  { name: 'condition of the first question', path: (at) => at.deskCondition('a1') },
  { name: 'condition on the same page', path: (at) => at.deskCondition('a2') },
  {
    name: 'condition, its answers',
    path: (at) => at.deskCondition('e2'),
    then: async (page) => {
      await page.selectOption('#question', 'b1')
      await press(page, 'show')
    },
  },
  {
    name: 'condition, faulty',
    path: (at) => at.deskCondition('e2'),
    then: async (page) => {
      await page.selectOption('#question', 'c1')
      await press(page, 'show')
      await press(page, 'preview')
    },
  },
  {
    name: 'condition, seen',
    path: (at) => at.deskCondition('e2'),
    then: async (page) => {
      await page.selectOption('#question', 'c1')
      await press(page, 'show')
      await page.check('#answer')
      await press(page, 'preview')
    },
  },
  { name: 'condition of two parts', path: (at) => at.deskCondition('n2b'), prepare: joinConditions },
]

export const deskStates: readonly StaffState[] = [...states, ...formStates].map(
  ({ name, id = 'editor-1', path, prepare, then }) => ({
    name,
    open: async (page, site, given: { readonly locale: Locale; readonly password: string }) => {
      await prepare?.(site)
      await enter(page, site, { ...given, id })
      await page.goto(site.origin + path(here[given.locale]))
      await then?.(page)
    },
  }),
)
