import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findConsultation } from '../../src/consultation/consultation-store.js'
import { findEvents } from '../../src/history/history-store.js'
import type { Locale } from '../../src/questionnaire/questionnaire.js'
import { loadKeptHistory } from '../../src/revision/kept-history-store.js'
import { openReviewStore } from '../../src/revision/review-store.js'
import { verifyReview } from '../../src/revision/verify.js'
import { consultationAddress } from '../../src/web/address.js'
import { type HtmlClient, openHtmlClient } from '../support/html-client.js'
import { addConsultation, openSite, type Site } from '../support/open-site.js'
import { appointEditors, signedIn } from './people.js'
import { everyRow } from './rows.js'
import { words } from './site-words.js'
import { spring } from './spring.js'

const opensOn = '2119-06-01'
const closesOn = '2119-06-30'
const before = '2119-05-20'
const during = '2119-06-10'
const ids = ['lake', 'river', 'brook', 'pond', 'marsh', 'creek', 'bay']

let site: Site
let one: HtmlClient
let other: HtmlClient
beforeAll(async () => {
  site = await openSite()
  const password = await site.addPeople()
  for (const id of ids) {
    await addConsultation(site, { id, questionnaire: spring, opensOn, closesOn })
    await appointEditors(site, id)
  }
  site.setDay(before)
  one = await signedIn(site, 'editor-1', password)
  other = await signedIn(site, 'editor-2', password)
})
afterAll(() => site.close())

const go = (value: string) => ({ name: 'go', value })
const at = (id: string, locale: Locale = 'en') => consultationAddress(locale, locale === 'en' ? id : `${id}-fr`)
const stored = async (id: string) => (await findConsultation(site.db, id))!
const publicPage = (id: string, locale: Locale = 'en') => openHtmlClient(site.origin).visit(at(id, locale).profile)
const lastEvent = async (id: string) => (await findEvents(site.db, id)).at(-1)!

describe('what is said of a consultation', () => {
  test.each(['en', 'fr'] as const)(
    'is changed in both languages on one page, and public at once (%s)',
    async (locale) => {
      const page = await (
        await one.visit(at('lake', locale).deskConsultation)
      ).follow(`${words[locale]('settings:change')} ${words[locale]('settings:section-presentation')}`)
      expect(page.address).toBe(at('lake', locale).deskSection('presentation'))
      const saved = await page.press(go('save'), { 'title-en': `A lake, ${locale}`, 'title-fr': `Un lac, ${locale}` })
      expect(saved.address).toBe(`${at('lake', locale).deskConsultation}?done=changed`)
      expect(saved.text).toContain(words[locale]('settings:done-changed'))
      expect((await publicPage('lake')).text).toContain(`A lake, ${locale}`)
      expect((await publicPage('lake', 'fr')).text).toContain(`Un lac, ${locale}`)
      const { kind, actor, body } = await lastEvent('lake')
      expect({ kind, actor, sections: body['sections'] }).toEqual({
        kind: 'consultation-changed',
        actor: 'editor-1',
        sections: ['presentation'],
      })
      expect(JSON.stringify(body)).not.toContain('lake')
    },
  )

  test('comes back whole with a sentence at each field when something is amiss', async () => {
    const page = await one.visit(at('lake').deskSection('participation'))
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
    expect((await stored('lake')).profile.why.en).not.toBe('Kept as typed')
  })

  test('that changes nothing is no event', async () => {
    const events = (await findEvents(site.db, 'lake')).length
    const saved = await (await one.visit(at('lake').deskSection('contact'))).press(go('save'))
    expect(saved.text).toContain(words.en('settings:done-changes-nothing'))
    expect((await findEvents(site.db, 'lake')).length).toBe(events)
  })

  test('by two editors at once lands once; the other keeps their text and sees what stands there now', async () => {
    const pages = await Promise.all([one, other].map((each) => each.visit(at('river').deskSection('presentation'))))
    const answers = await Promise.all(
      pages.map((page, index) => page.press(go('save'), { 'led-by-en': `Editor ${index} wrote this` })),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    const [won, lost] = answers[0]!.status === 200 ? [0, 1] : [1, 0]
    expect((await stored('river')).ledBy.en).toBe(`Editor ${won} wrote this`)
    const kept = answers[lost]!
    expect(kept.fields['led-by-en']).toEqual([`Editor ${lost} wrote this`])
    expect(kept.text).toContain(`Editor ${won} wrote this`)
    expect(kept.text).toContain(words.en('settings:moved-lead'))
    const saved = await kept.press(go('save'))
    expect(saved.status).toBe(200)
    expect((await stored('river')).ledBy.en).toBe(`Editor ${lost} wrote this`)
  })

  test('in another section stands beside it', async () => {
    const [mine, theirs] = [
      await one.visit(at('river').deskSection('presentation')),
      await other.visit(at('river').deskSection('contact')),
    ]
    expect((await theirs.press(go('save'), { email: 'theirs@example.org' })).status).toBe(200)
    expect((await mine.press(go('save'), { 'summary-en': 'Mine' })).status).toBe(200)
    const { contact, profile } = await stored('river')
    expect([contact.email, profile.summary.en]).toEqual(['theirs@example.org', 'Mine'])
  })

  test('is text, whatever is in it', async () => {
    const hostile = `"><script>alert(1)</script> {{constructor}} & \u202Etxt\u202C <b>`
    const page = await one.visit(at('pond').deskSection('presentation'))
    const saved = await page.press(go('save'), { 'title-en': hostile, 'summary-fr': hostile })
    const seen = [
      saved,
      await one.visit(at('pond').deskSection('presentation')),
      await one.visit(at('pond').deskDates),
      await one.visit(at('pond').preview),
      await publicPage('pond'),
      await publicPage('pond', 'fr'),
    ]
    for (const { html, status } of seen) {
      expect(status).toBe(200)
      expect(html).not.toContain('<script')
      expect(html).not.toContain('<b>')
    }
    expect(seen[1]!.fields['title-en']).toEqual([hostile])
    expect((await stored('pond')).profile.title.en).toBe(hostile)
  })

  test('with a character that no database keeps comes back, and nothing fails', async () => {
    const page = await one.visit(at('pond').deskSection('contact'))
    const again = await page.press(go('save'), { 'name-en': 'A\u0000B' })
    expect([again.status, again.text.includes(words.en('settings:fault-unreadable'))]).toEqual([422, true])
  })
})

test('a privacy notice that people have seen gets another number, and the one before stays to be read', async () => {
  const page = await one.visit(at('brook').deskSection('notice'))
  const first = (await stored('brook')).privacyNotice
  const saved = await page.press(go('save'), {
    'paragraphs-en': 'We keep little.\n\nAnd not for long.',
    'paragraphs-fr': 'Nous gardons peu.\n\nEt pas longtemps.',
  })
  expect(saved.status).toBe(200)
  const { privacyNotice, earlierNotices } = await stored('brook')
  expect(privacyNotice).toMatchObject({ number: first.number + 1, date: before })
  expect(earlierNotices).toEqual([first])
  const { text } = await publicPage('brook')
  for (const told of ['And not for long.', first.paragraphs[0]!.en]) expect(text).toContain(told)
  const { kind, body } = await lastEvent('brook')
  expect({ kind, number: body['number'] }).toEqual({ kind: 'privacy-notice-changed', number: first.number + 1 })
})

describe('dates and states', () => {
  const notice = { en: 'One week more, since many asked.', fr: 'Une semaine de plus, car beaucoup l’ont demandé.' }

  test('dates are set before it opens, and what makes no sense comes back as it was typed', async () => {
    site.setDay(before)
    const page = await one.visit(at('marsh', 'fr').deskDates)
    const again = await page.press(go('set-dates'), {
      'set-dates-opens-on': '2119-06-05',
      'set-dates-closes-on': '2119-06-01',
    })
    expect(again.status).toBe(422)
    expect(again.text).toContain(words.fr('dates:fault-closes-before-opening'))
    expect(again.fields).toMatchObject({ 'set-dates-opens-on': ['2119-06-05'], 'set-dates-closes-on': ['2119-06-01'] })
    const set = await again.press(go('set-dates'), { 'set-dates-closes-on': '2119-06-20' })
    expect(set.address).toBe(`${at('marsh', 'fr').deskConsultation}?done=dated`)
    expect((await publicPage('marsh', 'fr')).text).toMatch(/5\sjuin\s2119/)
    expect(await lastEvent('marsh')).toMatchObject({
      kind: 'dates-set',
      body: { opensOn: '2119-06-05', closesOn: '2119-06-20' },
    })
  })

  test('it is opened now, extended with a notice, and closed early with one', async () => {
    const opened = await (await one.visit(at('marsh').deskDates)).press(go('open'))
    expect(opened.status).toBe(200)
    expect((await publicPage('marsh')).text).toContain(words.en('consultation:start'))

    const silent = await (await one.visit(at('marsh').deskDates)).press(go('extend'), { 'extend-to': '2119-06-10' })
    expect(silent.status).toBe(422)
    for (const code of ['not-later', 'text-missing']) expect(silent.text).toContain(words.en(`dates:fault-${code}`))
    expect((await stored('marsh')).closesOn).toBe('2119-06-20')

    const told = { 'extend-to': '2119-06-27', 'extend-notice-en': notice.en, 'extend-notice-fr': notice.fr }
    const extended = await silent.press(go('extend'), told)
    expect(extended.text).toContain(notice.en)
    for (const locale of ['en', 'fr'] as const)
      expect((await publicPage('marsh', locale)).text).toContain(notice[locale])
    expect(await lastEvent('marsh')).toMatchObject({
      kind: 'consultation-extended',
      body: { from: '2119-06-20', to: '2119-06-27' },
    })

    site.setDay(during)
    const why = { 'close-early-to': during, 'close-early-notice-en': 'Sooner.', 'close-early-notice-fr': 'Plus tôt.' }
    await (await one.visit(at('marsh').deskDates)).press(go('close-early'), why)
    const last = await publicPage('marsh')
    expect(last.text).toContain('Sooner.')
    expect(last.text).toContain(words.en('consultation:start'))
    site.setDay('2119-06-11')
    expect((await publicPage('marsh')).text).toContain(words.en('status:analysing'))
    expect((await lastEvent('marsh')).kind).toBe('consultation-closed-early')
  })

  test('how a closed one ends is told, and the page says so', async () => {
    const none = await (await one.visit(at('marsh').deskDates)).press(go('conclude'), { 'conclude-outcome': 'CN' })
    expect(none.status).toBe(200)
    expect((await publicPage('marsh')).text).toContain(words.en('consultation:no-report'))
    const report = {
      'conclude-outcome': 'CR',
      'conclude-report-en': 'https://example.org/report',
      'conclude-report-fr': 'https://example.org/rapport',
    }
    await (await one.visit(at('marsh').deskDates)).press(go('conclude'), report)
    expect((await publicPage('marsh', 'fr')).links).toContainEqual({
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
    await (await one.visit(at('creek').deskDates)).press(go('cancel'), reason)
    const { text } = await publicPage('creek', 'fr')
    expect(text).toContain('Le projet de loi a été retiré.')
    expect(text).not.toContain(words.fr('consultation:start'))
    expect((await openHtmlClient(site.origin).visit(at('creek').page(1))).status).toBe(410)
    expect((await one.visit(at('creek').deskDates)).text).toContain(words.en('dates:nothing-left'))
    expect(await lastEvent('creek')).toMatchObject({ kind: 'consultation-cancelled', body: {} })
  })

  test('of two who move the dates at once one lands; the other is told and keeps what they wrote', async () => {
    site.setDay(during)
    const pages = await Promise.all([one, other].map((each) => each.visit(at('bay').deskDates)))
    const answers = await Promise.all(
      pages.map((page, index) =>
        page.press(go('extend'), {
          'extend-to': `2119-07-0${index + 1}`,
          'extend-notice-en': `Until July ${index + 1}`,
          'extend-notice-fr': `Jusqu’au ${index + 1} juillet`,
        }),
      ),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    const lost = answers.find(({ status }) => status === 409)!
    expect(lost.fields['extend-notice-en']![0]).toMatch(/^Until July [12]$/)
    expect(lost.text).toContain(words.en('dates:moved'))
    expect((await stored('bay')).extensions).toHaveLength(1)
  })

  test('what was typed is shown where there is no place for it any more', async () => {
    site.setDay(during)
    const page = await one.visit(at('river').deskDates)
    const cancelled = { 'cancel-reason-en': 'Over.', 'cancel-reason-fr': 'Terminé.' }
    await (await other.visit(at('river').deskDates)).press(go('cancel'), cancelled)
    const late = await page.press(go('extend'), { 'extend-to': '2119-07-01', 'extend-notice-en': 'Three days of work' })
    expect(late.status).toBe(409)
    expect(late.text).toContain('Three days of work')
  })
})

describe('help resources, a content note and an age', () => {
  test('are changed by a revision with a reason, and what is cleared is gone', async () => {
    site.setDay(during)
    const page = await one.visit(at('lake').deskHelp)
    const silent = await page.press(go('save'), { 'content-note-en': 'Deep water.', 'minimum-age': 'old' })
    expect(silent.status).toBe(422)
    expect(silent.text).toContain(words.en('help-resources:fault-age-unfit'))
    const typed = {
      'minimum-age': '16',
      'content-note-fr': 'Eau profonde.',
      'resource-0-name-en': 'Lifeguards',
      'resource-0-name-fr': 'Sauveteurs',
      'resource-0-description-en': 'Day and night',
      'resource-0-description-fr': 'Jour et nuit',
      'resource-0-telephone': '613-555-0100',
      'reason-en': 'It is deep.',
      'reason-fr': 'C’est profond.',
    }
    const saved = await silent.press(go('save'), typed)
    expect(saved.text).toContain(words.en('settings:done-revised'))
    const draft = async () => (await openReviewStore(site.db).read('lake')).draft!
    const { document, revisions } = await draft()
    expect(document).toMatchObject({ minimumAge: 16, contentNote: { en: 'Deep water.', fr: 'Eau profonde.' } })
    expect(document['helpResources']).toMatchObject([
      { name: { en: 'Lifeguards', fr: 'Sauveteurs' }, telephone: '613-555-0100' },
    ])
    expect(revisions.at(-1)!.because.kind).toBe('direct')
    expect((await one.visit(at('lake').preview)).text).toContain('Deep water.')

    const cleared = Object.fromEntries(
      Object.keys(typed).map((name) => [name, name.startsWith('resource') ? '' : undefined]),
    )
    const empty = Object.fromEntries(Object.entries(cleared).filter(([, value]) => value === '')) as Record<
      string,
      string
    >
    await (
      await one.visit(at('lake').deskHelp)
    ).press(go('save'), { ...empty, 'reason-en': 'None.', 'reason-fr': 'Aucune.' })
    expect((await draft()).document).not.toHaveProperty('helpResources')
  })

  test('made against an older draft are merged, or shown beside what stands there now', async () => {
    const reason = { 'reason-en': 'Because.', 'reason-fr': 'Parce que.' }
    const [mine, theirs] = await Promise.all([one, other].map((each) => each.visit(at('brook').deskHelp)))
    await theirs!.press(go('save'), { ...reason, 'content-note-en': 'Theirs', 'content-note-fr': 'La leur' })
    const lost = await mine!.press(go('save'), { ...reason, 'content-note-en': 'Mine', 'content-note-fr': 'La mienne' })
    expect([lost.status, lost.fields['content-note-en'], lost.text.includes('Theirs')]).toEqual([409, ['Mine'], true])
    expect((await lost.press(go('save'))).status).toBe(200)
    expect((await openReviewStore(site.db).read('brook')).draft!.document).toMatchObject({
      contentNote: { en: 'Mine', fr: 'La mienne' },
    })
  })
})

describe('the preview', () => {
  test.each(['en', 'fr'] as const)(
    'asks every question by the respondents’ own components, and keeps nothing (%s)',
    async (locale) => {
      const rows = await everyRow(site.db)
      const page = await one.visit(at('bay', locale).preview)
      expect(page.text).toContain(words[locale]('preview:mark'))
      for (const { id, text } of spring.pages.flatMap(({ questions }) => questions)) {
        expect(page.html).toContain(`id="${id}-question"`)
        expect(page.text).toContain(text[locale])
      }
      const tried = await page.press(go('check'), { name: 'Only tried', taste: ['sweet'] })
      expect(tried.status).toBe(200)
      expect(tried.fields['name']).toEqual(['Only tried'])
      expect(await everyRow(site.db)).toEqual(rows)
    },
  )

  test('says where a language is missing', async () => {
    const page = await one.visit(at('pond').deskHelp)
    await page.press(go('save'), {
      'content-note-en': 'Only in English',
      'reason-en': 'Soon.',
      'reason-fr': 'Bientôt.',
    })
    expect((await one.visit(at('pond').preview)).text).toContain('Only in English')
    const french = await one.visit(at('pond', 'fr').preview)
    expect(french.text).toContain(words.fr('preview:gap'))
    expect(french.text).not.toContain('Only in English')
  })
})

test('the histories of all that was done here are whole', async () => {
  for (const id of ids) expect(verifyReview(await loadKeptHistory(site.db, id)).kind).toBe('sound')
})
