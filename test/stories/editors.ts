import { expect } from 'vitest'
import { findConsultation } from '../../src/consultation/consultation-store.js'
import { findEvents } from '../../src/history/history-store.js'
import type { Locale } from '../../src/questionnaire/questionnaire.js'
import { loadKeptHistory } from '../../src/revision/kept-history-store.js'
import { verifyReview } from '../../src/revision/verify.js'
import { consultationAddress } from '../../src/web/address.js'
import { type HtmlClient, openHtmlClient } from '../support/html-client.js'
import { addConsultation, openSite, type Site } from '../support/open-site.js'
import { appointEditors, signedIn } from './people.js'
import { spring } from './spring.js'

/** Three days: before the small consultations of these stories open, while they are open, and when they close. */
export const [before, during, closesOn] = ['2119-05-20', '2119-06-10', '2119-06-30'] as const

/** Two editors of the same consultations, each signed in, on the day before. */
export type Editors = { readonly site: Site; readonly one: HtmlClient; readonly other: HtmlClient }

export async function openEditors(ids: readonly string[]): Promise<Editors> {
  const site = await openSite()
  const password = await site.addPeople()
  for (const id of ids) {
    await addConsultation(site, { id, questionnaire: spring, opensOn: '2119-06-01', closesOn })
    await appointEditors(site, id)
  }
  site.setDay(before)
  const [one, other] = [await signedIn(site, 'editor-1', password), await signedIn(site, 'editor-2', password)]
  return { site, one, other }
}

export const go = (value: string) => ({ name: 'go', value })

export function at(id: string, locale: Locale = 'en') {
  return consultationAddress(locale, locale === 'en' ? id : `${id}-fr`)
}

export async function stored({ db }: Site, id: string) {
  return (await findConsultation(db, id))!
}

export async function lastEvent({ db }: Site, id: string) {
  return (await findEvents(db, id)).at(-1)!
}

export function publicPage({ origin }: Site, id: string, locale: Locale = 'en') {
  return openHtmlClient(origin).visit(at(id, locale).profile)
}

/** All that these stories do must stand in histories that fit. */
export async function expectSound({ db }: Site, ids: readonly string[]): Promise<void> {
  for (const id of ids) expect([id, (await verifyReview(await loadKeptHistory(db, id))).kind]).toEqual([id, 'sound'])
}
