import type { Page } from 'playwright-core'
import type { Locale } from '../../src/questionnaire/questionnaire.js'
import { type ConsultationAddress, consultationAddress } from '../../src/web/address.js'
import { enter, press, type StaffState } from './staff-states.js'

const here = {
  en: consultationAddress('en', 'online-child-sexual-exploitation'),
  fr: consultationAddress('fr', 'exploitation-sexuelle-enfants-en-ligne'),
} as const

const as = (
  name: string,
  path: (at: ConsultationAddress) => string,
  then?: (page: Page) => Promise<unknown>,
  id = 'editor-1',
): StaffState => ({
  name,
  open: async (page, site, given: { readonly locale: Locale; readonly password: string }) => {
    await enter(page, site, { ...given, id })
    await page.goto(site.origin + path(here[given.locale]))
    await then?.(page)
  },
})

async function reword(page: Page): Promise<void> {
  await page.fill('textarea[name="q0.text.fr"]', 'À votre avis, que faut-il faire d’abord pour protéger les enfants?')
  await press(page, 'preview')
}

/** Sends a concern without words. */
async function raiseNothing(page: Page): Promise<void> {
  await page.click('main article footer details > summary')
  await press(page, 'concern')
}

/** What waits for an editor’s decision, and how the draft is changed. */
export const docketStates: readonly StaffState[] = [
  as('question with open proposals', (at) => at.roundtableQuestion('r1'), undefined, 'member-1'),
  as('question in one language', (at) => `${at.roundtableQuestion('r1')}?language=fr`, raiseNothing, 'member-2'),
  as('docket', (at) => at.desk),
  as(
    'docket, faulty',
    (at) => at.desk,
    (page) => press(page, 'together'),
  ),
  as('proposal to decide, at odds', (at) => at.deskProposal(2)),
  as(
    'proposal to decide, faulty',
    (at) => at.deskProposal(4),
    (page) => press(page, 'decide'),
  ),
  as('proposal that is decided', (at) => at.deskProposal(1)),
  as('proposal to modify', (at) => at.modifying(3)),
  as('draft to change, as a document', (at) => at.deskSource),
  as('draft to change', (at) => `${at.deskQuestion('r1')}?work=edit`),
  as('draft to change, seen', (at) => `${at.deskQuestion('r1')}?work=edit`, reword),
  as(
    'draft to change, faulty',
    (at) => `${at.deskQuestion('r1')}?work=edit`,
    async (page) => {
      await reword(page)
      await press(page, 'send')
    },
  ),
]
