import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openHtmlClient } from '../support/html-client.js'
import type { Site } from '../support/open-site.js'
import {
  at,
  before,
  during,
  expectSound,
  go,
  lastEvent,
  openEditors,
  publicPage,
  stored,
  type Editors,
} from './editors.js'
import { words } from './site-words.js'

const ids = ['marsh', 'creek', 'bay', 'river']

let editors: Editors
let site: Site
beforeAll(async () => {
  editors = await openEditors(ids)
  site = editors.site
})
afterAll(() => site.close())

describe('dates and states', () => {
  const notice = { en: 'One week more, since many asked.', fr: 'Une semaine de plus, car beaucoup l’ont demandé.' }

  test('dates are set before it opens, and what makes no sense comes back as it was typed', async () => {
    site.setDay(before)
    const page = await editors.one.visit(at('marsh', 'fr').deskDates)
    const again = await page.press(go('set-dates'), {
      'set-dates-opens-on': '2119-06-05',
      'set-dates-closes-on': '2119-06-01',
    })
    expect(again.status).toBe(422)
    expect(again.text).toContain(words.fr('dates:fault-closes-before-opening'))
    expect(again.fields).toMatchObject({ 'set-dates-opens-on': ['2119-06-05'], 'set-dates-closes-on': ['2119-06-01'] })
    const set = await again.press(go('set-dates'), { 'set-dates-closes-on': '2119-06-20' })
    expect(set.address).toBe(`${at('marsh', 'fr').deskConsultation}?done=dated`)
    expect((await publicPage(site, 'marsh', 'fr')).text).toMatch(/5\sjuin\s2119/)
    expect(await lastEvent(site, 'marsh')).toMatchObject({
      kind: 'dates-set',
      body: { opensOn: '2119-06-05', closesOn: '2119-06-20' },
    })
  })

  test('it is opened now, extended with a notice, and closed early with one', async () => {
    const opened = await (await editors.one.visit(at('marsh').deskDates)).press(go('open'))
    expect(opened.status).toBe(200)
    expect((await publicPage(site, 'marsh')).text).toContain(words.en('consultation:start'))

    const silent = await (
      await editors.one.visit(at('marsh').deskDates)
    ).press(go('extend'), { 'extend-to': '2119-06-10' })
    expect(silent.status).toBe(422)
    for (const code of ['not-later', 'text-missing']) expect(silent.text).toContain(words.en(`dates:fault-${code}`))
    expect((await stored(site, 'marsh')).closesOn).toBe('2119-06-20')

    const told = { 'extend-to': '2119-06-27', 'extend-notice-en': notice.en, 'extend-notice-fr': notice.fr }
    const extended = await silent.press(go('extend'), told)
    expect(extended.text).toContain(notice.en)
    for (const locale of ['en', 'fr'] as const)
      expect((await publicPage(site, 'marsh', locale)).text).toContain(notice[locale])
    expect(await lastEvent(site, 'marsh')).toMatchObject({
      kind: 'consultation-extended',
      body: { from: '2119-06-20', to: '2119-06-27' },
    })

    site.setDay(during)
    const why = { 'close-early-to': during, 'close-early-notice-en': 'Sooner.', 'close-early-notice-fr': 'Plus tôt.' }
    await (await editors.one.visit(at('marsh').deskDates)).press(go('close-early'), why)
    const last = await publicPage(site, 'marsh')
    expect(last.text).toContain('Sooner.')
    expect(last.text).toContain(words.en('consultation:start'))
    site.setDay('2119-06-11')
    expect((await publicPage(site, 'marsh')).text).toContain(words.en('status:analysing'))
    expect((await lastEvent(site, 'marsh')).kind).toBe('consultation-closed-early')
  })

  test('how a closed one ends is told, and the page says so', async () => {
    const none = await (
      await editors.one.visit(at('marsh').deskDates)
    ).press(go('conclude'), { 'conclude-outcome': 'CN' })
    expect(none.status).toBe(200)
    expect((await publicPage(site, 'marsh')).text).toContain(words.en('consultation:no-report'))
    const report = {
      'conclude-outcome': 'CR',
      'conclude-report-en': 'https://example.org/report',
      'conclude-report-fr': 'https://example.org/rapport',
    }
    await (await editors.one.visit(at('marsh').deskDates)).press(go('conclude'), report)
    expect((await publicPage(site, 'marsh', 'fr')).links).toContainEqual({
      text: words.fr('consultation:report'),
      href: 'https://example.org/rapport',
    })
  })

  test('a cancelled one says why in place of the way in, and nothing can be asked of it any more', async () => {
    site.setDay(during)
    const reason = {
      'cancel-reason-en': 'The bill was withdrawn.',
      'cancel-reason-fr': 'Le projet de loi a été retiré.',
    }
    await (await editors.one.visit(at('creek').deskDates)).press(go('cancel'), reason)
    const { text } = await publicPage(site, 'creek', 'fr')
    expect(text).toContain('Le projet de loi a été retiré.')
    expect(text).not.toContain(words.fr('consultation:start'))
    expect((await openHtmlClient(site.origin).visit(at('creek').page(1))).status).toBe(410)
    expect((await editors.one.visit(at('creek').deskDates)).text).toContain(words.en('dates:nothing-left'))
    expect(await lastEvent(site, 'creek')).toMatchObject({ kind: 'consultation-cancelled', body: {} })
  })

  test('of two who move the dates at once one lands; the other is told and keeps what they wrote', async () => {
    site.setDay(during)
    const pages = await Promise.all([editors.one, editors.other].map((each) => each.visit(at('bay').deskDates)))
    const answers = await Promise.all(
      pages.map((page, index) =>
        page.press(go('extend'), {
          'extend-to': `2119-07-0${index + 1}`,
          'extend-notice-en': `Until July ${index + 1}`,
          'extend-notice-fr': `Jusqu’au ${index + 1} juillet`,
        }),
      ),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]))
    const lost = answers.find(({ status }) => status === 409)!
    expect(lost.fields['extend-notice-en']![0]).toMatch(/^Until July [12]$/)
    expect(lost.text).toContain(words.en('dates:moved'))
    expect((await stored(site, 'bay')).extensions).toHaveLength(1)
  })

  test('what was typed is shown where there is no place for it any more', async () => {
    site.setDay(during)
    const page = await editors.one.visit(at('river').deskDates)
    const cancelled = { 'cancel-reason-en': 'Over.', 'cancel-reason-fr': 'Terminé.' }
    await (await editors.other.visit(at('river').deskDates)).press(go('cancel'), cancelled)
    const late = await page.press(go('extend'), { 'extend-to': '2119-07-01', 'extend-notice-en': 'Three days of work' })
    expect(late.status).toBe(409)
    expect(late.text).toContain('Three days of work')
  })
})

test('the histories of all that was done here are whole', async () => {
  await expectSound(site, ids)
})
