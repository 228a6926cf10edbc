import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, withPage } from '../support/browser.js'
import { openSite, type Site } from '../support/open-site.js'
import { fillByKeyboard, focusOf, isContinue, type Stop, tabTo } from './keyboard.js'
import { fieldsOf, responsesOf, sample, typedOnPages } from './sample.js'

let browser: Browser
let site: Site
beforeAll(async () => {
  ;[browser, site] = await Promise.all([openBrowser(), openSite()])
})
afterAll(async () => {
  await browser.close()
  await site.close()
})

const phone = { viewport: { width: 390, height: 700 } }
const enter = (page: Page) => Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
const linkTo = (href: string) => (stop: Stop) => stop.href === href
const button = (value: string) => (stop: Stop) => stop.name === 'go' && stop.value === value && !stop.isStandIn

test.for(['en', 'fr'] as const)('a whole response is given by keyboard alone (%s)', async (locale) => {
  const before = (await responsesOf(site)).length
  await withPage(browser, locale === 'en' ? {} : phone, async (page) => {
    const at = sample[locale]
    await page.goto(site.origin + at.profile)
    await tabTo(page, linkTo(at.page(1)))
    await enter(page)
    for (const typed of typedOnPages) {
      await fillByKeyboard(page, typed)
      await enter(page)
    }
    expect(new URL(page.url()).pathname).toBe(at.review)
    await tabTo(page, linkTo(`${at.page(7)}#h1-question`))
    await enter(page)
    const field = await tabTo(page, () => true)
    expect(field.name).toBe('h1')
    await page.keyboard.press('Control+End')
    await page.keyboard.type('!')
    await tabTo(page, isContinue)
    await enter(page)
    await tabTo(page, isContinue)
    await enter(page)
    await tabTo(page, button('submit'))
    await enter(page)
    expect(new URL(page.url()).pathname).toBe(at.receipt)
    await tabTo(page, button('receipt'))
  })
  const responses = await responsesOf(site)
  expect(responses).toHaveLength(before + 1)
  expect(responses.find(({ language }) => language === locale)?.answers).toMatchObject({
    a1: ['front_line_worker', 'organization', 'other'],
    a1__other_text: 'Aînée, “grand-mère” & co.',
    a2: ['youth'],
    b1: 'fairly_well',
    b2b: null,
    n1: { funding: 'useful', space: 'no_opinion' },
    n3: ['dialogue', 'welcome'],
    n2b: 'First line, çà et là\n\n  <b>third</b> line',
    e2__other_text: 'It depends',
    h1: 'Œuvrer ensemble, 100 %!',
    i3: 'qc',
  })
})

test('focus is seen backwards too, and goes through the same places', async () => {
  await withPage(browser, phone, async (page) => {
    await page.goto(site.origin + sample.en.page(2))
    const forth: string[] = []
    await tabTo(page, (stop) => (forth.push(stop.name + stop.value), isContinue(stop)))
    const back: string[] = [forth.at(-1)!]
    await tabTo(page, (stop) => (back.unshift(stop.name + stop.value), back.length === forth.length), 'Shift+Tab')
    // Backwards, a group of radios without a choice is entered at its end.
    const names = (stops: readonly string[]) => stops.map((stop) => stop.replace(/^(b1|b2a|b2b).*/, '$1'))
    expect(names(back)).toEqual(names(forth))
  })
})

test('arrows change the choice of a group, and Space takes a tick back', async () => {
  await withPage(browser, {}, async (page) => {
    await page.goto(site.origin + sample.en.page(2))
    await tabTo(page, ({ name }) => name === 'b1')
    for (const key of ['Space', 'ArrowDown', 'ArrowDown', 'ArrowUp']) await page.keyboard.press(key)
    await tabTo(page, ({ name, value }) => name === 'b3' && value === 'news')
    await page.keyboard.press('Space')
    await tabTo(page, ({ name }) => name === 'b3')
    for (const key of ['Space', 'Space']) await page.keyboard.press(key)
    expect(await fieldsOf(page)).toEqual({ b1: ['a_little'], b3: ['news'] })
  })
})

test.for([1, 5])(
  'Enter in a text field goes on to the next page, whatever buttons come first (page %i)',
  async (number) => {
    await withPage(browser, {}, async (page) => {
      const question = number === 1 ? 'a1' : 'e2'
      await page.goto(site.origin + sample.fr.page(number))
      await tabTo(page, ({ name }) => name === 'a1' || name === 'e1__positive_stories')
      await page.keyboard.press('Space')
      await tabTo(page, ({ name }) => name === question)
      if (question === 'e2')
        for (const key of ['Space', 'ArrowDown', 'ArrowDown', 'ArrowDown']) await page.keyboard.press(key)
      else await tabTo(page, ({ value }) => value === 'other').then(() => page.keyboard.press('Space'))
      await tabTo(page, ({ name }) => name === `${question}__other_text`)
      await page.keyboard.type('Mentore')
      await enter(page)
      expect(new URL(page.url()).pathname).toBe(sample.fr.page(number + 1))
      await page.goto(site.origin + sample.fr.page(number))
      expect(await fieldsOf(page)).toMatchObject({ [`${question}__other_text`]: ['Mentore'] })
    })
  },
)

test.for(['en', 'fr'] as const)('the first stop skips to the content (%s)', async (locale) => {
  await withPage(browser, phone, async (page) => {
    for (const address of [sample[locale].page(2), sample[locale].profile, sample[locale].resume]) {
      await page.goto(site.origin + address)
      expect(await tabTo(page, () => true)).toMatchObject({ href: '#main' })
      await page.keyboard.press('Enter')
      await tabTo(page, () => true)
      expect(await page.evaluate<boolean>(`document.querySelector('main').contains(document.activeElement)`)).toBe(true)
    }
  })
})

test('what needs another look has focus first, and leads to the field', async () => {
  await withPage(browser, phone, async (page) => {
    await page.goto(site.origin + sample.en.page(4))
    await fillByKeyboard(page, { n2a: ['youth', 'none'] })
    await tabTo(page, ({ name }) => name === 'n2b', 'Shift+Tab')
    await page.keyboard.insertText('x'.repeat(2005))
    await tabTo(page, isContinue)
    await enter(page)
    await expect.poll(() => focusOf(page)).toMatchObject({ tag: 'DIV', faults: [] })
    expect(await page.locator(':focus').innerText()).toContain('2 answers to look at')
    for (const name of ['n2a', 'n2b']) {
      await page.locator('.summary').focus()
      await tabTo(page, linkTo(`#${name}`))
      await page.keyboard.press('Enter')
      await expect.poll(() => focusOf(page)).toMatchObject({ name, faults: [] })
    }
  })
})

test('a focus that cannot be seen would be told', async () => {
  await withPage(browser, { javaScriptEnabled: true }, async (page) => {
    await page.goto(site.origin + sample.en.page(2))
    await page.evaluate(`document.querySelector('.toggle').style.outline = 'none'`)
    await expect(tabTo(page, ({ name }) => name === 'b1')).rejects.toThrow('switch has no outline')
  })
})
