import type { Browser, Page } from 'playwright-core'
import { accessibilityFaults } from '../support/axe.js'
import { withPage } from '../support/browser.js'
import { choose, type Stop, tabTo } from './keyboard.js'

/** Someone with a keyboard alone, whose browser runs no script. Whatever page they come to is looked at by axe first. */
export type Someone = {
  readonly page: Page
  /** Types an address, or opens a link in a mail. */
  goTo(address: string): Promise<void>
  /** Goes to a link and follows it. */
  follow(href: string): Promise<void>
  /** Goes to the button that sends this as `go`, or to the only one of its kind, and presses Enter. */
  press(go?: string): Promise<void>
  /** Replaces what a field holds. */
  write(field: string, words: string): Promise<void>
  /** Ticks a box, or chooses of a group of radios or a list. */
  choose(field: string, value: string): Promise<void>
  /** Opens what stands under a summary with these words, where it is not open already, and reads it. */
  unfold(words: string): Promise<string>
  /** What the page says to everybody. */
  reads(): Promise<string>
}

export type Seat = { readonly origin: string }

export function withSomeone<Result>(browser: Browser, { origin }: Seat, use: (someone: Someone) => Promise<Result>) {
  return withPage(browser, {}, (page) => use(someoneAt(page, origin)))
}

function someoneAt(page: Page, origin: string): Someone {
  const enter = async (): Promise<void> => {
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
    await look(page)
  }
  return {
    page,
    goTo: async (address) => {
      await page.goto(origin + address)
      await look(page)
    },
    follow: async (href) => {
      await tabTo(page, (stop) => stop.href === href)
      await enter()
    },
    press: async (go = '') => {
      await tabTo(page, isButton(go))
      await enter()
    },
    write: async (field, words) => {
      await tabTo(page, ({ name, type }) => name === field && type !== 'hidden')
      await page.keyboard.press('Control+A')
      await page.keyboard.type(words)
    },
    choose: (field, value) => chooseByKeyboard(page, field, value),
    unfold: async (words) => {
      await tabTo(page, ({ tag, text }) => tag === 'SUMMARY' && text.includes(words))
      const details = page.locator('details', { has: page.locator('summary:focus') })
      if ((await details.getAttribute('open')) === null) await page.keyboard.press('Enter')
      return details.innerText()
    },
    reads: () => page.locator('body').innerText(),
  }
}

async function look(page: Page): Promise<void> {
  const faults = [...(await accessibilityFaults(page))]
  const scripts = await page.locator('script').count()
  if (scripts > 0) faults.push(`${scripts} scripts`)
  if (faults.length > 0) throw new Error(`${page.url()}\n${faults.join('\n')}`)
}

function isButton(go: string) {
  return ({ tag, name, value, isStandIn, text }: Stop) =>
    tag === 'BUTTON' && !isStandIn && (go === '' ? name === '' && text !== '' : name === 'go' && value === go)
}

async function chooseByKeyboard(page: Page, field: string, wanted: string): Promise<void> {
  const isWanted = ({ name, type, value }: Stop) => name === field && (type !== 'checkbox' || value === wanted)
  const { tag, type, value } = await tabTo(page, isWanted)
  if (type === 'checkbox') return page.keyboard.press('Space')
  if (value !== wanted || type === 'radio') await choose(page, wanted, tag === 'SELECT' ? 'ArrowDown' : 'Space')
}
