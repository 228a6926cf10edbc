import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { consultationAddress } from '../../src/web/address.js'
import type { Site } from '../support/open-site.js'

/** Where the pages of the sample are, in each language. */
export const sample = {
  en: consultationAddress('en', 'countering-radicalization-violence'),
  fr: consultationAddress('fr', 'lutte-radicalisation-menant-violence'),
} as const

/** The sample that is announced, and still being reviewed. */
export const announced = {
  en: consultationAddress('en', 'online-child-sexual-exploitation'),
  fr: consultationAddress('fr', 'exploitation-sexuelle-enfants-en-ligne'),
} as const

/** By field: words, or the codes to tick or choose. */
export type Typed = { readonly [field: string]: string | readonly string[] }

/** Something on every page, in the order of its fields, some questions left out. */
export const typedOnPages: readonly Typed[] = [
  { a1: ['front_line_worker', 'organization', 'other'], a1__other_text: 'Aînée, “grand-mère” & co.', a2: ['youth'] },
  { b1: 'fairly_well', b2a: 'very', b3: ['news', 'other'], b3__other_text: 'le marché' },
  {
    c1: ['isolation', 'belonging'],
    n1__funding: 'useful',
    n1__space: 'no_opinion',
    n3__1: 'dialogue',
    n3__2: 'welcome',
  },
  { d1__services: 'well', n2a: ['police'], n2b: 'First line, çà et là\n\n  <b>third</b> line' },
  { e1__school: 'useful', e2: 'other', e2__other_text: 'It depends', e3: ['show_help'] },
  { f1: ['peers'], f3: ['prefer_not'], g1__1: 'research' },
  { h1: 'Œuvrer ensemble, 100 %' },
  { i1: 'prefer_not', i2: 'age_35_44', i3: 'qc', i5: ['english', 'french'] },
]

/** Presses the button that sends this as `go`, never the hidden one that stands in for Enter. */
export async function press(page: Page, go: string): Promise<void> {
  await follow(page, `button[name="go"][value="${go}"]:not(.vh)`)
}

/** Clicks what leads to another page, and waits until that page is there: a click alone may be done before. */
export async function follow(page: Page, selector: string): Promise<void> {
  const arrived = page.waitForEvent('load')
  await page.locator(selector).click()
  await arrived
}

export async function fill(page: Page, typed: Typed): Promise<void> {
  for (const [field, value] of Object.entries(typed)) {
    const values = typeof value === 'string' ? [value] : value
    for (const each of values) await fillOne(page, field, each)
  }
}

async function fillOne(page: Page, field: string, value: string): Promise<void> {
  const inputs = page.locator(`[name="${field}"]`)
  const type = await inputs.first().getAttribute('type')
  if (type === 'radio' || type === 'checkbox') await page.locator(`[name="${field}"][value="${value}"]`).check()
  else if ((await inputs.and(page.locator('select')).count()) > 0) await inputs.selectOption(value)
  else await inputs.fill(value)
}

/** The same by a script: for tests about what a page then looks like, not about how it is filled in. */
export async function fillAtOnce(page: Page, typed: Typed): Promise<void> {
  await page.evaluate(`(() => {
    for (const [name, value] of Object.entries(${JSON.stringify(typed)})) {
      for (const field of document.getElementsByName(name)) {
        if (['radio', 'checkbox'].includes(field.type)) field.checked = [value].flat().includes(field.value)
        else field.value = value
      }
    }
  })()`)
}

/** What `fieldsOf` says where these were typed. */
export function held(typed: Typed): { readonly [field: string]: readonly string[] } {
  return Object.fromEntries(Object.entries(typed).map(([field, value]) => [field, [value].flat()]))
}

/** What the fields of a page now hold. */
export function fieldsOf(page: Page): Promise<{ readonly [field: string]: readonly string[] }> {
  return page.evaluate(`(() => {
    const fields = {}
    for (const [name, value] of new FormData(document.querySelector('#questionnaire'))) {
      if (value !== '' && !['version', 'notice', 'locale', 'token'].includes(name)) (fields[name] ??= []).push(value)
    }
    return fields
  })()`)
}

export type StoredResponse = {
  readonly language: string
  readonly version: number
  readonly answers: { readonly [question: string]: unknown }
}

/** Every response received for a consultation, mixed or not yet. */
export async function responsesOf({ db }: Site, consultation = 'crv'): Promise<readonly StoredResponse[]> {
  const { rows } = await sql<StoredResponse>`
    select language, version, answers from inbox where consultation = ${consultation}
    union all select language, version, answers from response where consultation = ${consultation}`.execute(db)
  return rows
}
