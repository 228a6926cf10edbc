import { appoint } from '../../src/account/appointment-store.js'
import { createPerson, findPasswordHash } from '../../src/account/person-store.js'
import { roles } from '../../src/account/role.js'
import type { Database } from '../../src/database/connect.js'
import { type HtmlClient, openHtmlClient } from '../support/html-client.js'
import type { Site } from '../support/open-site.js'

/** Where the people of the sample consultation are. */
export const people = {
  en: '/en/consultations/countering-radicalization-violence/people',
  fr: '/fr/consultations/lutte-radicalisation-menant-violence/personnes',
} as const

export function personOf(db: Database, email: string) {
  return db.selectFrom('person').selectAll().where('email', '=', email).executeTakeFirst()
}

export const sampleEmail = (id: string) => `${id}@roundtable.example`

/** The browser of a sample person, signed in with a password alone. */
export async function signedIn({ origin }: Pick<Site, 'origin'>, id: string, password: string): Promise<HtmlClient> {
  const browser = openHtmlClient(origin)
  const page = await browser.visit('/en/sign-in')
  await page.press('Sign in', { email: sampleEmail(id), password })
  if (!browser.cookies.has('session')) throw new Error(`${id} was not let in`)
  return browser
}

export function cookieOf({ cookies }: HtmlClient): string {
  return [...cookies].map((pair) => pair.join('=')).join('; ')
}

/** Someone with every role of one consultation, and none of another. */
export async function addOutsider({ db }: Pick<Site, 'db'>, consultation: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const hash = await findPasswordHash(trx, 'member-1')
    await createPerson(
      trx,
      { id: 'outsider', name: 'Outsider', email: sampleEmail('outsider'), locale: 'en' },
      { passwordHash: hash! },
    )
    const title = { en: 'Somebody', fr: 'Quelqu’un' }
    for (const role of roles) await appoint(trx, { person: 'outsider', consultation, role, title, named: false })
  })
}

/** Both sample editors as editors of one more consultation. */
export async function appointEditors({ db }: Pick<Site, 'db'>, consultation: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    for (const number of [1, 2]) {
      const title = { en: `Editor ${number}`, fr: `Rédaction ${number}` }
      await appoint(trx, { person: `editor-${number}`, consultation, role: 'editor', title, named: false })
    }
  })
}
