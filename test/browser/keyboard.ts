import type { Page } from 'playwright-core'
import type { Typed } from './sample.js'

/** What has focus, and what is wrong with how it is seen. */
export type Stop = {
  readonly tag: string
  readonly type: string
  readonly name: string
  readonly value: string
  readonly text: string
  readonly href: string
  readonly isStandIn: boolean
  readonly faults: readonly string[]
}

export function focusOf(page: Page): Promise<Stop> {
  return page.evaluate<Stop>(look)
}

const look = `(() => {
  const at = document.activeElement
  const seen = at.matches('.option input') ? at.nextElementSibling : at
  const { outlineStyle, outlineWidth } = getComputedStyle(seen)
  const box = seen.getBoundingClientRect()
  const strip = document.querySelector('.exit')
  const over = strip && !strip.contains(at) && strip.getBoundingClientRect()
  const faults = []
  if (outlineStyle === 'none' || parseFloat(outlineWidth) < 2) faults.push('has no outline')
  if (box.width === 0 || box.top < 0 || box.left < 0 || box.right > innerWidth) faults.push('is outside the window')
  // Of something tall its beginning is enough; of a long text its first line, where the caret is.
  const needed = Math.min(box.height, at.matches('textarea') ? 48 : innerHeight / 2)
  if (box.top + needed > innerHeight) faults.push('is below the window')
  if (over && over.bottom > box.top && over.top < box.bottom) faults.push('is under the strip')
  const who = at.id || at.getAttribute('href') || at.value || at.textContent
  return {
    tag: at.tagName,
    type: at.type ?? '',
    name: at.name ?? '',
    value: at.value ?? '',
    text: at.textContent.trim(),
    href: at.getAttribute('href') ?? '',
    isStandIn: at.matches('.vh'),
    faults: at === document.body ? [] : faults.map((fault) => who + ' ' + fault),
  }
})()`

/** Presses Tab until what has focus is as wanted; throws when it is never reached, or when focus cannot be seen on the way. */
export async function tabTo(page: Page, isWanted: (stop: Stop) => boolean, key = 'Tab'): Promise<Stop> {
  for (let steps = 0; steps < 150; steps++) {
    const stop = await step(page, key)
    if (isWanted(stop)) return stop
  }
  throw new Error(`Not reached by ${key}: ${isWanted.toString()}`)
}

async function step(page: Page, key: string): Promise<Stop> {
  await page.keyboard.press(key)
  const stop = await focusOf(page)
  if (stop.faults.length > 0) throw new Error(stop.faults.join('; '))
  return stop
}

export const isContinue = ({ name, value, isStandIn }: Stop) => name === 'go' && value === 'next' && !isStandIn

/** Goes through a page's fields in the order of Tab, fills them in, and stops on Continue. */
export async function fillByKeyboard(page: Page, typed: Typed): Promise<void> {
  await tabTo(page, ({ tag }) => tag === 'BODY' || tag === 'HTML' || tag === 'A')
  for (let stop = await focusOf(page); !isContinue(stop); stop = await step(page, 'Tab'))
    await answer(page, stop, typed)
}

async function answer(page: Page, { tag, type, name, value }: Stop, typed: Typed): Promise<void> {
  const wanted = typed[name]
  if (wanted === undefined) return
  if (type === 'checkbox') return wanted.includes(value) ? page.keyboard.press('Space') : undefined
  if (type === 'radio') return choose(page, wanted as string, 'Space')
  if (tag === 'SELECT') return choose(page, wanted as string, 'ArrowDown')
  return page.keyboard.type(wanted as string)
}

/** The first choice by `first`, the others by the arrow. */
export async function choose(page: Page, wanted: string, first: string): Promise<void> {
  await page.keyboard.press(first)
  for (let tries = 0; (await focusOf(page)).value !== wanted; tries++) {
    if (tries === 30) throw new Error(`Not among the choices: ${wanted}`)
    await page.keyboard.press('ArrowDown')
  }
}
