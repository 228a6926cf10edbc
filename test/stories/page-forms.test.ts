import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Locale, locales, type Questionnaire } from '../../src/questionnaire/questionnaire.js'
import { loadKeptHistory } from '../../src/revision/kept-history-store.js'
import { obligationsOf } from '../../src/revision/obligation.js'
import { verifyReview } from '../../src/revision/verify.js'
import type { HtmlClient } from '../support/html-client.js'
import { type Desk, openDesk } from './desk.js'
import { words } from './site-words.js'

let desk: Desk
let one: HtmlClient
let two: HtmlClient
beforeAll(async () => {
  desk = await openDesk()
  ;[one, two] = [await desk.signIn('editor-1'), await desk.signIn('editor-2')]
})
afterAll(() => desk.site.close())

const go = (value: string) => ({ name: 'go', value })
const reason = { 'reason-en': 'It reads better.', 'reason-fr': 'Cela se lit mieux.' }
const draft = async () => (await desk.review()).draft!.document as unknown as Questionnaire
const order = async () =>
  (await draft()).pages.map(({ id, questions }) => `${id}: ${questions.map((each) => each.id).join(' ')}`)
const form = (work: string, page: string, locale: Locale = 'en', browser = one) =>
  browser.visit(`${desk.at[locale].deskPage(page)}?work=${work}`)

describe('the pages of the draft', () => {
  test('are shown with their questions and what can be done, in both languages', async () => {
    for (const locale of locales) {
      const page = await one.visit(desk.at[locale].deskPages)
      const { title } = (await draft()).pages[1]!
      expect([page.status, page.text]).toEqual([200, expect.stringContaining(title[locale])])
      const edit = await page.follow(`${words[locale]('pages:do-edit')} ${title[locale]}`)
      expect(edit.title).toContain(words[locale]('pages:edit'))
    }
  })

  test('are reached from the docket', async () => {
    const docket = await one.visit(desk.at.fr.desk)
    expect((await docket.follow(words.fr('docket:pages'))).address).toBe(desk.at.fr.deskPages)
  })

  test.for(['edit', 'move', 'new', 'remove'])('are not there where there is no such page (%s)', async (work) => {
    expect((await form(work, 'nowhere')).status).toBe(404)
    expect((await one.visit(desk.at.en.deskPage('water'))).status).toBe(404)
  })
})

describe('the words of a page', () => {
  test('change after the difference was shown and a reason given, and what is not translated is owed', async () => {
    const seen = await (await form('edit', 'water')).press(go('preview'), { 'page.shortTitle.en': 'Water' })
    expect(seen.text).toContain('Short title of the page “Water”')
    const unexplained = await seen.press(go('send'), { 'reason-en': 'It reads better.' })
    expect([unexplained.status, unexplained.fields['page.shortTitle.en']]).toEqual([422, ['Water']])
    const done = await unexplained.press(go('send'), reason)
    expect(done.address).toBe(`${desk.at.en.deskPages}?done=revised`)
    expect((await draft()).pages[0]).toMatchObject({ shortTitle: { en: 'Water' }, title: { en: 'The water' } })
    expect(obligationsOf(await desk.review())).toMatchObject([
      { node: { kind: 'page', id: 'water' }, attribute: 'shortTitle', locale: 'fr' },
    ])
  })

  test('may be anything that people type, and come back as they were typed', async () => {
    const hostile = `"><script>alert(1)</script> {{constructor}} & \u202Etxt\u202C <b> é`
    for (const locale of locales) {
      const typed = `${hostile} ${locale}`
      const seen = await (
        await form('edit', 'words', locale)
      ).press(go('preview'), {
        'page.title.en': typed,
        'page.introduction.fr': ` ${typed}\r\n\r\n${typed} `,
      })
      const done = await seen.press(go('send'), { 'reason-en': hostile, 'reason-fr': hostile })
      for (const page of [seen, done]) expect(page.html).not.toContain('<script')
      expect((await draft()).pages[1]).toMatchObject({
        title: { en: typed },
        introduction: { fr: `${typed}\n\n${typed}` },
      })
      expect((await form('edit', 'words', locale)).fields['page.title.en']).toEqual([typed])
    }
  })

  test('need a title in one language at least, and what was typed beside it stays', async () => {
    for (const locale of locales) {
      const faulty = await (
        await form('edit', 'words', locale)
      ).press(go('preview'), {
        'page.title.en': ' ',
        'page.title.fr': '',
        'page.introduction.en': 'All this.',
      })
      expect([faulty.status, faulty.fields['page.introduction.en']]).toEqual([422, ['All this.']])
      expect(faulty.text).toContain(words[locale]('pages:title-missing'))
    }
  })

  test('that are not changed are no revision', async () => {
    const same = await (await form('edit', 'words')).press(go('preview'))
    expect([same.status, same.text.includes(words.en('proposing:changes-nothing'))]).toEqual([422, true])
  })

  test('go over to the page in the other language with everything that was typed', async () => {
    const english = await form('edit', 'water')
    const french = await english.press(go('switch'), { 'page.title.en': 'All the water' })
    expect([french.address, french.fields['page.title.en']]).toEqual([desk.at.fr.deskPage('water'), ['All the water']])
    const seen = await french.press(go('preview'))
    const back = await seen.press(go('switch'), reason)
    expect([back.address, back.fields['reason-fr']]).toEqual([desk.at.en.deskPage('water'), ['Cela se lit mieux.']])
  })

  test('that another editor changed first are told, and nothing typed is lost', async () => {
    const [mine, theirs] = [await form('edit', 'water'), await form('edit', 'water', 'fr', two)]
    await (await theirs.press(go('preview'), { 'page.title.fr': 'L’eau vive' })).press(go('send'), reason)
    const seen = await mine.press(go('preview'), { 'page.title.fr': 'Toute l’eau' })
    const late = await seen.press(go('send'), reason)
    expect([late.status, late.fields['page.title.fr'], late.fields['reason-en']]).toEqual([
      409,
      ['Toute l’eau'],
      ['It reads better.'],
    ])
    expect(late.text).toContain(words.en('refusal:conflict'))
  })
})

describe('the order of pages', () => {
  test('changes by the list or by its buttons', async () => {
    const stepped = await (await form('move', 'words', 'fr')).press(go('up:place'))
    expect(stepped.fields['place']).toEqual(['first'])
    const seen = await stepped.press(go('preview'))
    await seen.press(go('send'), reason)
    expect(await order()).toEqual(['words: remarks motto', 'water: depth name taste guests'])
    const back = await (await form('move', 'words')).press(go('preview'), { place: 'after:water' })
    await back.press(go('send'), reason)
    expect(await order()).toEqual(['water: depth name taste guests', 'words: remarks motto'])
  })
})

describe('a new page', () => {
  const begun = { 'page.title.en': 'Guests', 'page.title.fr': 'Les visites', first: 'taste' }

  test('takes questions of another, and stands where it was put', async () => {
    const seen = await (await form('new', 'water')).press(go('preview'), begun)
    expect(seen.text).toContain('A new page, “Guests”')
    expect((await seen.press(go('send'), reason)).address).toContain('done=revised')
    const [, added] = (await draft()).pages
    expect(added).toMatchObject({ title: { en: 'Guests', fr: 'Les visites' } })
    expect(await order()).toEqual(['water: depth name', `${added!.id}: taste guests`, 'words: remarks motto'])
  })

  test('without words in one language yet is called by its id there, wherever drafts are read', async () => {
    const seen = await (
      await form('edit', 'words')
    ).press(go('preview'), {
      'page.title.fr': '',
      'page.shortTitle.en': 'Words',
    })
    await seen.press(go('send'), reason)
    const at = desk.at.fr
    for (const address of [
      at.deskPages,
      at.roundtable,
      at.roundtableQuestion('motto'),
      `${at.deskQuestion('motto')}?work=move`,
    ]) {
      const page = await one.visit(address)
      expect([address, page.status, /words/.test(page.html)]).toEqual([address, 200, true])
    }
    for (const address of [at.preview, at.owed, at.publication, at.deskCondition('motto')]) {
      expect([address, (await one.visit(address)).status]).toEqual([address, 200])
    }
    expect((await one.visit(at.roundtableQuestion('motto'))).text).toContain('words, question')
  })

  test('can take one question alone', async () => {
    const asked = { ...begun, first: 'remarks', takes: 'one', place: 'first' }
    const seen = await (await form('new', 'words', 'fr')).press(go('preview'), asked)
    await seen.press(go('send'), reason)
    expect((await order()).map((each) => each.replace(/^.*?: /, ''))).toEqual([
      'remarks',
      'depth name',
      'taste guests',
      'motto',
    ])
  })

  test.for([
    ['title-missing', { ...begun, 'page.title.en': '', 'page.title.fr': '' }],
    ['takes-all', { ...begun, first: 'depth' }],
  ] as const)('that cannot be is told why (%s)', async ([why, asked]) => {
    for (const locale of locales) {
      const faulty = await (await form('new', 'water', locale)).press(go('preview'), asked)
      expect([faulty.status, faulty.text.includes(words[locale](`pages:${why}`))]).toEqual([422, true])
    }
  })
})

describe('a page that is to go', () => {
  test('says which questions it still has, and gives them to another in their order', async () => {
    const asking = await form('remove', 'water')
    expect(asking.text).toContain(words.en('pages:hint-remove'))
    expect(asking.links.map(({ href }) => href)).toContain(`${desk.at.en.deskQuestion('depth')}?work=move`)
    const after = (await draft()).pages[2]!.id
    const seen = await asking.press(go('preview'), { into: after })
    expect(seen.text).toContain('goes')
    await seen.press(go('send'), reason)
    expect((await order())[1]).toBe(`${after}: depth name taste guests`)
  })

  test('stays when it is the only one', async () => {
    for (;;) {
      const { pages } = await draft()
      if (pages.length === 1) break
      const seen = await (await form('remove', pages.at(-1)!.id)).press(go('preview'))
      await seen.press(go('send'), reason)
    }
    const [last] = (await draft()).pages
    expect(await order()).toEqual([`${last!.id}: remarks depth name taste guests motto`])
    for (const locale of locales) {
      const kept = await (await form('remove', last!.id, locale)).press(go('preview'))
      expect([kept.status, kept.text.includes(words[locale]('pages:only-page'))]).toEqual([422, true])
    }
  })
})

test('all of it is in the history, which holds, with the reasons', async () => {
  expect((await verifyReview(await loadKeptHistory(desk.site.db, 'spring'))).kind).toBe('sound')
  const entry = await one.visit(desk.at.fr.historyEntry(4))
  expect(entry.text).toContain('Cela se lit mieux.')
})
