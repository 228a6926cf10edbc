import { sql } from 'kysely'
import type { ConsultationAddress } from '../../src/web/address.js'
import { writings } from '../stories/written.js'
import type { Site } from '../support/open-site.js'
import { sample } from './sample.js'
import { enter, press, type StaffState } from './staff-states.js'

/** What people wrote to one question of the sample, read by the program and by an analyst, once a site. */
function heldTexts(site: Site): Promise<void> {
  const held = sites.get(site) ?? hold(site)
  sites.set(site, held)
  return held
}

const sites = new WeakMap<Site, Promise<void>>()

/** The same ids whenever: they are in addresses. */
const idOf = (place: number) => `00000000-0000-4000-8000-00000000000${place}`

async function hold({ db }: Site): Promise<void> {
  for (const [place, [language, text]] of writings.entries()) {
    await sql`
      insert into response (id, consultation, version, language, notice_version, answers, received_week)
      values (${idOf(place)}, 'crv', 1, ${language}, 1, ${JSON.stringify({ h1: text })}, '2026-W19')`.execute(db)
  }
}

const themes = [
  ['Water and those who live in it', 'L’eau et celles et ceux qui y vivent'],
  ['Neighbours', 'Voisinage'],
] as const

const page = (
  name: string,
  path: (here: ConsultationAddress) => string,
  then?: Parameters<typeof press>[1],
): StaffState => ({
  name,
  open: async (browser, site, { locale, password }) => {
    await heldTexts(site)
    await enter(browser, site, { locale, password, id: 'analyst-1' })
    const here = sample[locale]
    await addThemes(browser, site.origin + here.themes)
    await browser.goto(site.origin + here.flags)
    await press(browser, 'flags')
    await browser.goto(site.origin + path(here))
    if (then !== undefined) await press(browser, then)
  },
})

async function addThemes(browser: Parameters<typeof press>[0], address: string): Promise<void> {
  for (const [en, fr] of themes) {
    await browser.goto(address)
    if ((await browser.locator('.frame > li').count()) >= themes.length) return
    await browser.fill('#new-label-en', en)
    await browser.fill('#new-label-fr', fr)
    await press(browser, 'add')
  }
}

const one = (place: number) => (here: ConsultationAddress) => here.oneText('h1', idOf(place))

/** What an analyst sees of texts, in every form that the pages have. */
export const textStates: readonly StaffState[] = [
  page('texts by question', (here) => here.texts),
  page('texts of a question', (here) => here.questionTexts('h1')),
  page('texts searched by letters', (here) => `${here.questionTexts('h1')}?search=oisson`),
  page('texts of a question, none found', (here) => `${here.questionTexts('h1')}?search=zzz`),
  page('one text', one(0)),
  page('one text, flagged', one(2)),
  page('one text, nothing ticked', one(1), 'save'),
  page('one text, nothing to hide', one(3), 'redact'),
  page('code frame', (here) => here.themes),
  page('code frame, a name missing', (here) => here.themes, 'add'),
  page('campaigns', (here) => here.campaigns),
  page('flags', (here) => here.flags),
]
