import type { Page } from 'playwright-core'
import { accessibilityFaults } from '../support/axe.js'

/** What axe finds, what is too small, and what scrolls sideways, on a wide screen, a narrow one and with large text. */
export async function faultsOf(page: Page): Promise<readonly string[]> {
  const found = [...(await accessibilityFaults(page)), ...(await smallTargets(page))]
  if (await overflows(page, { width: 320 })) found.push('scrolls sideways at 320 px')
  if (await overflows(page, { width: 640, text: 32 })) found.push('scrolls sideways at 640 px with text at 200 %')
  return found
}

/** Whether the page is wider than a window of this width, with text of this size (px; 16 is what browsers begin with). */
export async function overflows(page: Page, { width, text = 16 }: { width: number; text?: number }): Promise<boolean> {
  const before = page.viewportSize()!
  const session = await page.context().newCDPSession(page)
  const setText = (standard: number) => session.send('Page.setFontSizes', { fontSizes: { standard } })
  await page.setViewportSize({ width, height: 800 })
  await setText(text)
  const over = await page.evaluate<boolean>(
    `document.scrollingElement.scrollWidth > document.scrollingElement.clientWidth`,
  )
  await setText(16)
  await session.detach()
  await page.setViewportSize(before)
  return over
}

/** What can be pressed and is less than 24 px wide or high, links inside a sentence aside. */
export function smallTargets(page: Page): Promise<readonly string[]> {
  return page.evaluate<readonly string[]>(`(() => {
    const isInSentence = (link) => link.tagName === 'A' && getComputedStyle(link).display === 'inline'
    const targets = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
    return targets
      .filter((target) => target.checkVisibility() && !target.matches('.vh, .skip') && !isInSentence(target))
      .map((target) => ({ target, box: target.getBoundingClientRect() }))
      .filter(({ box }) => Math.min(box.width, box.height) < 24)
      .map(({ target, box }) => target.outerHTML.slice(0, 120) + ' is ' + box.width + ' by ' + box.height)
  })()`)
}

/** What can be pressed, or leads to other pages, and still shows in print. */
export function pressableInPrint(page: Page): Promise<readonly string[]> {
  return page.evaluate<readonly string[]>(`
    [...document.querySelectorAll('button:not(.vh), .button, .toggle, nav a, .contents, .exit, .skip')]
      .filter((element) => element.checkVisibility())
      .map((element) => element.outerHTML.slice(0, 120))`)
}
