import { afterAll, beforeAll, expect, test } from 'vitest'
import { isReadable } from '../../src/consultation/settings-fault.js'
import { closedWithResponses, crvEn, crvFr, prepare } from '../stories/heard.js'
import { signedIn } from '../stories/people.js'
import { elementsOf } from '../support/html-document.js'
import { openHtmlClient } from '../support/html-client.js'
import { openSite, type Site } from '../support/open-site.js'
import { readTexts } from './sets.js'

let site: Site
let password: string
beforeAll(async () => {
  site = await openSite()
  password = await site.addPeople()
})
afterAll(() => site.close())

const attacks = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '</textarea></form><form action=https://example.org>',
  '{{constructor}} {{> layout}} ${7*7}',
  '=cmd|calc',
  '<a href=javascript:alert(1)>x</a>',
]

test('whatever analysts write is text, in every room and on the public page', async () => {
  await closedWithResponses(site, 60)
  const analyst = await signedIn(site, 'analyst-1', password)
  await prepare(analyst)
  const own = readTexts('legit_must_accept', 'csv_formula').map(({ s }) => s.replaceAll(/[\r\n\t]/g, ' ').trim())
  const words = [...attacks, ...own].filter((text) => text !== '' && isReadable(text)).join('\n\n')
  const typed = (name: string) => ({ [`${name}-en`]: words, [`${name}-fr`]: words })
  for (const section of ['summary', 'engagement', 'participants', 'method'] as const) {
    const page = await (await analyst.visit(crvEn.preparingSection(section))).press('Save', typed(section))
    expect(page.text).toContain('The part is saved.')
  }
  const remarks = await analyst.visit(crvEn.preparingSection('questions'))
  const names = Object.keys(remarks.fields).filter((name) => name.startsWith('remark-'))
  await remarks.press('Save', Object.fromEntries(names.map((name) => [name, words])))
  const replies = { ...typed('next-0-said'), ...typed('next-0-did') }
  await (await analyst.visit(crvEn.preparingSection('next'))).press('Save', replies)
  const form = await analyst.visit(crvEn.preparingSection('summary'))
  expect(form.fields['summary-en']).toEqual([words])

  await (await analyst.visit(crvEn.preparing)).press('Share with the roundtable')
  const editor = await signedIn(site, 'editor-1', password)
  const desk = await editor.visit(crvEn.deskResults)
  await desk.press('Publish edition 1')
  const visitor = openHtmlClient(site.origin)
  for (const page of [desk, await visitor.visit(crvEn.results), await visitor.visit(crvFr.results)]) {
    const tags = elementsOf(page.html).map(({ tagName }) => tagName)
    expect(tags.filter((tag) => ['script', 'img', 'iframe', 'object'].includes(tag))).toEqual([])
    expect(page.links.filter(({ href }) => href.startsWith('javascript'))).toEqual([])
    for (const attack of attacks) expect(page.text).toContain(attack)
  }
})

test('addresses of results that lead nowhere are told like any other', async () => {
  const visitor = openHtmlClient(site.origin)
  for (const edition of ['0', '01', '1e0', '-1', '%00', '9'.repeat(40), '__proto__', '2'])
    expect([edition, (await visitor.visit(crvEn.resultsEdition(edition))).status].slice(0, 2)).toEqual([edition, 404])
  expect((await visitor.visit('/api/consultations/__proto__/results')).status).toBe(404)
})
