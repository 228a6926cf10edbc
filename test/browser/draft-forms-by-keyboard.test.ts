import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { locales } from '../../src/questionnaire/questionnaire.js'
import { address, consultationAddress } from '../../src/web/address.js'
import { sampleEmail } from '../stories/people.js'
import { words } from '../stories/site-words.js'
import { openBrowser } from '../support/browser.js'
import { openSite, type Site } from '../support/open-site.js'
import { withSomeone } from './someone.js'

let browser: Browser
let site: Site
let password: string
beforeAll(async () => {
  ;[browser, site] = await Promise.all([openBrowser(), openSite()])
  password = await site.addPeople()
})
afterAll(async () => {
  await browser.close()
  await site.close()
})

const samples = {
  en: consultationAddress('en', 'countering-radicalization-violence'),
  fr: consultationAddress('fr', 'lutte-radicalisation-menant-violence'),
}

test.for(locales)('an editor changes a page, a scale and a condition by keyboard alone (%s)', async (locale) => {
  const [at, say] = [samples[locale], words[locale]]
  await withSomeone(browser, site, async (editor) => {
    const explain = async () => {
      await editor.write('reason-en', 'It reads better.')
      await editor.write('reason-fr', 'Cela se lit mieux.')
      await editor.press('send')
      expect(await editor.reads()).toContain(say('docket:done-revised'))
    }
    await editor.goTo(address.signIn(locale))
    await editor.write('email', sampleEmail('editor-1'))
    await editor.write('password', password)
    await editor.press('next')
    await editor.follow(at.desk)
    await editor.follow(at.deskPages)

    await editor.follow(`${at.deskPage('online')}?work=edit`)
    await editor.write(`page.title.${locale}`, { en: 'On screens', fr: 'Sur les écrans' }[locale])
    await editor.press('preview')
    await explain()

    await editor.follow(at.deskCondition('e2'))
    await editor.choose('question', { en: 'b1', fr: 'b2b' }[locale])
    await editor.press('show')
    await editor.choose('by', 'at-least')
    await editor.write('number', '3')
    await editor.press('preview')
    expect(await editor.page.locator('dl.facts-changed ins').isVisible()).toBe(true)
    await explain()

    await editor.follow(at.roundtableQuestion('b1'))
    await editor.follow(`${at.deskQuestion('b1')}?work=edit`)
    await editor.write('q0.choices.4.value', { en: '6', fr: '7' }[locale])
    await editor.press('preview')
    await explain()
  })
})
