import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { consultationAddress } from '../../src/web/address.js'
import type { HtmlClient } from '../support/html-client.js'
import type { Site } from '../support/open-site.js'
import { signedIn } from './people.js'
import { spring } from './spring.js'
import { hold, openWaters } from './taking.js'

const en = consultationAddress('en', 'brook')
const fr = consultationAddress('fr', 'brook-fr')

let site: Site
let analyst: HtmlClient
let other: HtmlClient
beforeAll(async () => {
  const opened = await openWaters()
  site = opened.site
  for (let person = 1; person <= 11; person++) {
    const remarks = `L’eau est froide au mois de mai, dit la personne ${'abcdefghijk'[person - 1]}.`
    const held = { version: 1, questionnaire: spring, week: '2026-W19', language: 'fr', answers: { remarks } } as const
    await hold(site, 'brook', held)
  }
  analyst = await signedIn(site, 'analyst-1', opened.password)
  other = await signedIn(site, 'outsider', opened.password)
  for (const [label, french] of [
    ['Cold', 'Froid'],
    ['Light', 'Lumière'],
  ] as const)
    await (
      await analyst.visit(en.themes)
    ).press({ name: 'go', value: 'add' }, { 'new-label-en': label, 'new-label-fr': french })
  for (const [place, href] of (await textLinks()).entries())
    await (
      await analyst.visit(href)
    ).press({ name: 'go', value: 'save' }, { theme: place === 0 ? ['t1', 't2'] : ['t1'] })
}, 60_000)
afterAll(() => site.close())

async function textLinks(): Promise<readonly string[]> {
  const list = await analyst.visit(`${en.questionTexts('remarks')}?language=fr&search=froide`)
  return [...new Set(list.links.map(({ href }) => href).filter((href) => /\/[0-9a-f-]{36}/.test(href)))]
}

describe('themes in results', () => {
  test('are offered with the responses that they have by now, and no quote that one person alone marked', async () => {
    const [first] = await textLinks()
    await (await analyst.visit(first!)).press({ name: 'go', value: 'mark' })
    const page = await analyst.visit(en.preparingSection('themes'))
    expect(page.text).toContain('Cold 11 responses by now')
    expect(page.html).not.toContain('name="quote-')
    await (await other.visit(first!)).press({ name: 'go', value: 'approve' })
    expect((await analyst.visit(en.preparingSection('themes'))).html).toContain('name="quote-t1-')
  })

  test('are told with the quotes that were chosen, in the language in which they were written', async () => {
    const form = await analyst.visit(en.preparingSection('themes'))
    const quote = /name="(quote-t1-[0-9a-f]{12})"/.exec(form.html)![1]!
    await form.press('Save', {
      'told-t1': 'yes',
      'told-t2': 'yes',
      [quote]: 'yes',
      'remark-t1-en': 'Mostly in May.',
      'remark-t1-fr': 'Surtout en mai.',
    })
    const page = await analyst.visit(en.preparingPreview)
    expect(page.text).toContain('Mostly in May.')
    expect(page.html).toMatch(/<blockquote lang="fr-CA"><p class="typed">L’eau est froide au mois de mai/)
    expect((await analyst.visit(fr.preparingPreview)).text).toContain('Écrit en français')
  })

  test('that are not to be told keep what was written about them, for the day when they are', async () => {
    const form = await analyst.visit(en.preparingSection('themes'))
    await form.press('Save', { 'told-t1': [], 'remark-t1-en': 'Mostly in May.' })
    const preview = await analyst.visit(en.preparingPreview)
    expect(preview.text).not.toContain('Mostly in May.')
    expect(preview.text).not.toContain('L’eau est froide')
    const again = await analyst.visit(en.preparingSection('themes'))
    expect(again.html).toContain('Mostly in May.</textarea>')
    expect((await analyst.visit(en.preparing)).text).not.toContain('A text lacks a language')
    await again.press('Save', { 'told-t1': 'yes' })
    expect((await analyst.visit(en.preparingPreview)).text).toContain('Mostly in May.')
  })

  test('that few people spoke of are pooled, so that neither they nor their count can be read', async () => {
    const page = await analyst.visit(en.preparingPreview)
    expect(page.text).toContain('1 other theme fewer than 10')
    expect(page.text).not.toContain('Light')
  })
})
