import { afterAll, beforeAll, expect, test } from 'vitest'
import { findQuestion } from '../../src/questionnaire/find-question.js'
import { locales, type Questionnaire, type ScaleQuestion } from '../../src/questionnaire/questionnaire.js'
import { openReviewStore } from '../../src/revision/review-store.js'
import { consultationAddress } from '../../src/web/address.js'
import type { HtmlClient } from '../support/html-client.js'
import { openSite, type Site } from '../support/open-site.js'
import { signedIn } from './people.js'
import { words } from './site-words.js'

const at = {
  en: consultationAddress('en', 'countering-radicalization-violence'),
  fr: consultationAddress('fr', 'lutte-radicalisation-menant-violence'),
}

let site: Site
let editor: HtmlClient
let member: HtmlClient
beforeAll(async () => {
  site = await openSite()
  const password = await site.addPeople()
  editor = await signedIn(site, 'editor-1', password)
  member = await signedIn(site, 'member-1', password)
})
afterAll(() => site.close())

const go = (value: string) => ({ name: 'go', value })
const reason = { 'reason-en': 'The steps are even.', 'reason-fr': 'Les écarts sont égaux.' }
const points = async () => {
  const { draft } = await openReviewStore(site.db).read('crv')
  return (findQuestion(draft!.document as unknown as Questionnaire, 'b1') as ScaleQuestion).points
}

test.for(locales)('an editor changes what points of a scale count as, in any order (%s)', async (locale) => {
  const opened = await editor.visit(`${at[locale].deskQuestion('b1')}?work=edit`)
  const last = { en: '7,5', fr: '8' }[locale]
  const wider = await opened.press(go('add:q0.choices'), { 'q0.choices.4.value': last })
  const label = `<b>${locale}</b> & {{x}}`
  const stepped = await wider.press(go('up:q0.choices.6'), {
    'q0.choices.6.en': label,
    'q0.choices.6.fr': `${label} é`,
    'q0.choices.6.apart': 'on',
    'q0.choices.0.gone': 'on',
  })
  const seen = await stepped.press(go('preview'))
  expect(seen.text).toContain(words[locale]('difference:fact-choices'))
  expect(seen.html).not.toContain('<b>')
  expect((await seen.press(go('send'), reason)).address).toBe(`${at[locale].desk}?done=revised`)
  const made = await points()
  expect(made.some(({ value }) => value === Number(last.replace(',', '.')))).toBe(true)
  expect(made.find((point) => point.label.en === label)).toMatchObject({ offScale: true })
})

test('a value that is no number is told at its field, and all that was typed stays', async () => {
  for (const locale of locales) {
    const opened = await editor.visit(`${at[locale].deskQuestion('b1')}?work=edit`)
    const typed = { 'q0.choices.1.value': 'a lot', 'q0.choices.1.en': 'Quite' }
    const faulty = await opened.press(go('preview'), typed)
    expect([faulty.status, faulty.text.includes(words[locale]('editing:value-unfit'))]).toEqual([422, true])
    expect(faulty.fields).toMatchObject({ 'q0.choices.1.value': ['a lot'], 'q0.choices.1.en': ['Quite'] })
  }
})

test('values stay while another kind is looked at', async () => {
  const opened = await editor.visit(`${at.en.deskQuestion('b1')}?work=edit`)
  const one = await opened.press(go('show'), { 'q0.kind': 'single', 'q0.choices.1.value': '2.25' })
  const scale = await one.press(go('show'), { 'q0.kind': 'scale' })
  expect(scale.fields['q0.choices.1.value']).toEqual(['2.25'])
})

test('a member proposes another value by the same form', async () => {
  const form = await member.visit(`${at.fr.proposing('b1')}?work=edit`)
  const seen = await form.press(go('preview'), { 'q0.choices.1.value': '1,5' })
  const sent = await seen.press(go('send'), { category: 'response_options', 'reason.fr': 'Les écarts sont inégaux.' })
  expect(sent.address).toContain('done=proposed')
})
