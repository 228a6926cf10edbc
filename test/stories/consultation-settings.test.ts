import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findEvents } from '../../src/history/history-store.js'
import type { Site } from '../support/open-site.js'
import { at, before, expectSound, go, lastEvent, openEditors, publicPage, stored, type Editors } from './editors.js'
import { words } from './site-words.js'

const ids = ['lake', 'river', 'brook', 'pond']

let editors: Editors
let site: Site
beforeAll(async () => {
  editors = await openEditors(ids)
  site = editors.site
})
afterAll(() => site.close())

describe('what is said of a consultation', () => {
  test.each(['en', 'fr'] as const)(
    'is changed in both languages on one page, and public at once (%s)',
    async (locale) => {
      const page = await (
        await editors.one.visit(at('lake', locale).deskConsultation)
      ).follow(`${words[locale]('settings:change')} ${words[locale]('settings:section-presentation')}`)
      expect(page.address).toBe(at('lake', locale).deskSection('presentation'))
      const saved = await page.press(go('save'), { 'title-en': `A lake, ${locale}`, 'title-fr': `Un lac, ${locale}` })
      expect(saved.address).toBe(`${at('lake', locale).deskConsultation}?done=changed`)
      expect(saved.text).toContain(words[locale]('settings:done-changed'))
      expect((await publicPage(site, 'lake')).text).toContain(`A lake, ${locale}`)
      expect((await publicPage(site, 'lake', 'fr')).text).toContain(`Un lac, ${locale}`)
      const { kind, actor, body } = await lastEvent(site, 'lake')
      expect({ kind, actor, sections: body['sections'] }).toEqual({
        kind: 'consultation-changed',
        actor: 'editor-1',
        sections: ['presentation'],
      })
      expect(JSON.stringify(body)).not.toContain('lake')
    },
  )

  test('comes back whole with a sentence at each field when something is amiss', async () => {
    const page = await editors.one.visit(at('lake').deskSection('participation'))
    const typed = {
      'who-fr': '',
      minutes: 'ten',
      'why-en': 'Kept as typed',
      'related-en': 'A map',
      'related-fr': 'Une carte',
    }
    const again = await page.press(go('save'), typed)
    expect(again.status).toBe(422)
    expect(again.fields).toMatchObject({ minutes: ['ten'], 'why-en': ['Kept as typed'], 'related-fr': ['Une carte'] })
    expect(again.links.filter(({ href }) => href.startsWith('#') && href !== '#main').map(({ href }) => href)).toEqual([
      '#who-fr',
      '#minutes',
      '#related-addresses-en',
      '#related-addresses-fr',
    ])
    expect(again.text).toContain(words.en('settings:fault-minutes-unfit'))
    expect((await stored(site, 'lake')).profile.why.en).not.toBe('Kept as typed')
  })

  test('has the fields of the reader’s language first, and what is amiss in that order', async () => {
    const page = await editors.one.visit(at('lake', 'fr').deskSection('presentation'))
    const twins = (html: string) => [...html.matchAll(/id="title-(en|fr)"/g)].map(([, side]) => side)
    const english = await editors.one.visit(at('lake').deskSection('presentation'))
    expect([twins(page.html), twins(english.html)]).toEqual([
      ['fr', 'en'],
      ['en', 'fr'],
    ])
    const again = await page.press(go('save'), { 'title-en': '', 'title-fr': '' })
    expect(again.links.filter(({ href }) => href.startsWith('#title')).map(({ href }) => href)).toEqual([
      '#title-fr',
      '#title-en',
    ])
  })

  test('that changes nothing is no event', async () => {
    const events = (await findEvents(site.db, 'lake')).length
    const saved = await (await editors.one.visit(at('lake').deskSection('contact'))).press(go('save'))
    expect(saved.text).toContain(words.en('settings:done-changes-nothing'))
    expect((await findEvents(site.db, 'lake')).length).toBe(events)
  })

  test('by two editors at once lands once; the other keeps their text and sees what stands there now', async () => {
    const pages = await Promise.all(
      [editors.one, editors.other].map((each) => each.visit(at('river').deskSection('presentation'))),
    )
    const answers = await Promise.all(
      pages.map((page, index) => page.press(go('save'), { 'led-by-en': `Editor ${index} wrote this` })),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]))
    const [won, lost] = answers[0]!.status === 200 ? [0, 1] : [1, 0]
    expect((await stored(site, 'river')).ledBy.en).toBe(`Editor ${won} wrote this`)
    const kept = answers[lost]!
    expect(kept.fields['led-by-en']).toEqual([`Editor ${lost} wrote this`])
    expect(kept.text).toContain(`Editor ${won} wrote this`)
    expect(kept.text).toContain(words.en('settings:moved-lead'))
    const saved = await kept.press(go('save'))
    expect(saved.status).toBe(200)
    expect((await stored(site, 'river')).ledBy.en).toBe(`Editor ${lost} wrote this`)
  })

  test('in another section stands beside it', async () => {
    const [mine, theirs] = [
      await editors.one.visit(at('river').deskSection('presentation')),
      await editors.other.visit(at('river').deskSection('contact')),
    ]
    expect((await theirs.press(go('save'), { email: 'theirs@example.org' })).status).toBe(200)
    expect((await mine.press(go('save'), { 'summary-en': 'Mine' })).status).toBe(200)
    const { contact, profile } = await stored(site, 'river')
    expect([contact.email, profile.summary.en]).toEqual(['theirs@example.org', 'Mine'])
  })

  test('is text, whatever is in it', async () => {
    const hostile = `"><script>alert(1)</script> {{constructor}} & \u202Etxt\u202C <b>`
    const page = await editors.one.visit(at('pond').deskSection('presentation'))
    const saved = await page.press(go('save'), { 'title-en': hostile, 'summary-fr': hostile })
    const seen = [
      saved,
      await editors.one.visit(at('pond').deskSection('presentation')),
      await editors.one.visit(at('pond').deskDates),
      await editors.one.visit(at('pond').preview),
      await publicPage(site, 'pond'),
      await publicPage(site, 'pond', 'fr'),
    ]
    for (const { html, status } of seen) {
      expect(status).toBe(200)
      expect(html).not.toContain('<script')
      expect(html).not.toContain('<b>')
    }
    expect(seen[1]!.fields['title-en']).toEqual([hostile])
    expect((await stored(site, 'pond')).profile.title.en).toBe(hostile)
  })

  test('with a character that no database keeps comes back, and nothing fails', async () => {
    const page = await editors.one.visit(at('pond').deskSection('contact'))
    const again = await page.press(go('save'), { 'name-en': 'A\u0000B' })
    expect([again.status, again.text.includes(words.en('settings:fault-unreadable'))]).toEqual([422, true])
  })
})

test('a privacy notice that people have seen gets another number, and the one before stays to be read', async () => {
  const page = await editors.one.visit(at('brook').deskSection('notice'))
  const first = (await stored(site, 'brook')).privacyNotice
  const saved = await page.press(go('save'), {
    'paragraphs-en': 'We keep little.\n\nAnd not for long.',
    'paragraphs-fr': 'Nous gardons peu.\n\nEt pas longtemps.',
    'kept-until': '2999-03-31',
  })
  expect(saved.status).toBe(200)
  const { privacyNotice, earlierNotices } = await stored(site, 'brook')
  expect(privacyNotice).toMatchObject({ number: first.number + 1, date: before })
  expect(earlierNotices).toEqual([first])
  const { text } = await publicPage(site, 'brook')
  for (const told of ['And not for long.', 'kept until March\u00a031, 2999 at the latest', first.paragraphs[0]!.en])
    expect(text).toContain(told)
  const { kind, body } = await lastEvent(site, 'brook')
  expect({ kind, body }).toMatchObject({
    kind: 'privacy-notice-changed',
    body: { number: first.number + 1, keptUntil: '2999-03-31' },
  })
})

test('the histories of all that was done here are whole', async () => {
  await expectSound(site, ids)
})
