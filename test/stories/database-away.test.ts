import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { startEmbedded, type Embedded } from '../../src/database/embedded.js'
import { type HtmlPage, openHtmlClient } from '../support/html-client.js'
import { addConsultation, type Site } from '../support/open-site.js'
import { press } from '../support/html-form.js'
import { type OwnServer, startOwnServer } from '../support/own-server.js'
import { openSiteOn } from '../support/own-site.js'
import { startStopwatch } from '../support/stopwatch.js'
import { countResponses } from './rows.js'
import { words } from './site-words.js'
import { closesOn, opensOn, spring } from './spring.js'

let server: OwnServer
let restarted: Embedded | undefined
let site: Site
beforeAll(async () => {
  server = await startOwnServer()
  site = await openSiteOn(server)
  await addConsultation(site, { id: 'brook', questionnaire: spring, opensOn, closesOn })
})
afterEach(() => server.thaw())
afterAll(async () => {
  await site.close()
  await restarted?.stop()
  await server.remove()
})

const go = (value: string) => ({ name: 'go', value })
const first = { en: '/en/consultations/brook/questionnaire/1', fr: '/fr/consultations/brook-fr/questionnaire/1' }
const longest = 6000

async function timed(page: Promise<HtmlPage>): Promise<HtmlPage> {
  const stopwatch = startStopwatch()
  const found = await page
  expect(stopwatch.stop()).toBeLessThan(longest)
  return found
}

/** Presses again, as long as the page says to; a server that has just come back may need a moment. */
async function pressUntilTaken(page: HtmlPage): Promise<HtmlPage> {
  let found = page
  for (let pressed = 0; found.status === 503 && pressed < 20; pressed++) {
    await sleep(100)
    found = await found.press(words[found.address.startsWith('/fr') ? 'fr' : 'en']('failure:again'))
  }
  return found
}

function expectKept(page: HtmlPage, locale: 'en' | 'fr', sentence: string, fields: Record<string, string>): void {
  expect(page.status).toBe(503)
  expect(page.html).toContain(`<html lang="${locale}-CA"`)
  expect(page.text).toContain(words[locale]('failure:title'))
  expect(page.text).toContain(words[locale](sentence))
  expect(page.headers.get('retry-after')).toMatch(/^\d+$/)
  expect(page.headers.get('cache-control')).toBe('no-store')
  for (const [name, value] of Object.entries(fields)) expect(page.fields[name]).toEqual([value])
}

async function reviewIn(locale: 'en' | 'fr', acceptsCookies: boolean): Promise<HtmlPage> {
  const browser = openHtmlClient(site.origin, { acceptsCookies })
  const address = locale === 'en' ? 'one-page' : 'une-page'
  if (!acceptsCookies) {
    const page = await browser.visit(first[locale].replace('1', address))
    return page.press(go('next'), { taste: ['salt'], name: 'Kept', remarks: 'Mes mots' })
  }
  const page = await (await browser.visit(first[locale])).press(go('next'), { taste: ['salt'], name: 'Kept' })
  return page.press(go('next'), { remarks: 'Mes mots' })
}

test('a server that freezes while someone submits: 503 in time with every answer, and pressing again counts once', async () => {
  const before = await countResponses(site.db, 'brook')
  const reviews = [await reviewIn('en', true), await reviewIn('fr', false)] as const
  await server.freeze()
  const [english, french] = await Promise.all(reviews.map((review) => timed(review.press(go('submit')))))
  const kept = { taste: 'salt', name: 'Kept', remarks: 'Mes mots' }
  expectKept(english!, 'en', 'failure:kept-submitting', kept)
  expectKept(french!, 'fr', 'failure:kept-submitting', kept)
  server.thaw()
  // What the frozen server had received may be committed now, unseen; pressing again must not count it a second time.
  expect((await pressUntilTaken(english!)).text).toContain(words.en('receipt:title'))
  expect((await pressUntilTaken(french!)).text).toContain(words.fr('receipt:title'))
  expect(await countResponses(site.db, 'brook')).toBe(before + 2)
})

test('a server that freezes while someone saves a page: 503 in time with every field, and pressing again saves', async () => {
  const browser = openHtmlClient(site.origin)
  let page = await (await browser.visit(first.fr)).press(go('next'), { taste: ['sweet'] })
  await server.freeze()
  page = await timed(page.press(go('next'), { remarks: 'Écrit pendant le gel', motto: '"><b>' }))
  expectKept(page, 'fr', 'failure:kept', { remarks: 'Écrit pendant le gel', motto: '"><b>' })
  server.thaw()
  page = await pressUntilTaken(page)
  expect(page.address).toMatch(/\/verification$/)
  expect(page.text).toContain('Écrit pendant le gel')
})

test('a blank page needs no database at all', async () => {
  await server.freeze()
  const page = await timed(openHtmlClient(site.origin).visit(first.en))
  expect(page.status).toBe(200)
})

test('a server that is killed while someone submits and saves: the same, and the program goes on when it is back', async () => {
  const before = await countResponses(site.db, 'brook')
  const review = await reviewIn('fr', true)
  const browser = openHtmlClient(site.origin)
  const saving = await browser.visit(first.en)
  await server.kill()
  const submitted = await timed(review.press(go('submit')))
  expectKept(submitted, 'fr', 'failure:kept-submitting', { taste: 'salt', name: 'Kept', remarks: 'Mes mots' })
  const saved = await timed(saving.press(go('next'), { taste: ['sweet'], name: 'Saved' }))
  expectKept(saved, 'en', 'failure:kept', { taste: 'sweet', name: 'Saved' })
  restarted = await startEmbedded(server.folder, { fsync: false })
  expect((await pressUntilTaken(submitted)).text).toContain(words.fr('receipt:title'))
  expect((await pressUntilTaken(saved)).address).toBe('/en/consultations/brook/questionnaire/2')
  expect(await countResponses(site.db, 'brook')).toBe(before + 1)
})

test('a submission that was committed without anybody hearing of it is acknowledged when it is sent again, and counts once', async () => {
  const before = await countResponses(site.db, 'brook')
  const review = await reviewIn('en', false)
  const { action, body } = press(review.html, go('submit'), {})
  const { hostname, port } = new URL(site.origin)
  const socket = connect({ host: hostname, port: Number(port) })
  socket.write(
    `POST ${action} HTTP/1.1\r\nHost: ${hostname}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  )
  // Nothing of the answer is read, as when the network goes just then.
  socket.pause()
  await expect.poll(() => countResponses(site.db, 'brook')).toBe(before + 1)
  socket.resetAndDestroy()
  const again = await review.press(go('submit'))
  expect(again.text).toContain(words.en('receipt:title'))
  expect(await countResponses(site.db, 'brook')).toBe(before + 1)
})
