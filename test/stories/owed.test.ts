import { afterAll, beforeAll, expect, test } from 'vitest'
import { obligationsOf } from '../../src/revision/obligation.js'
import { wordsAt } from '../../src/revision/text-name.js'
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

const depth = { kind: 'question', id: 'depth' } as const
const birds = { kind: 'option', question: 'guests', id: 'birds' } as const
const reason = { 'reason-en': 'It says the same.', 'reason-fr': 'Cela dit la même chose.' }
const stands = async () => wordsAt((await desk.review()).draft!.document, { node: depth, attribute: 'text' })!
const owed = async () => obligationsOf(await desk.review()).map(({ node, locale }) => [node, locale])

test('a page on which nothing is owed says so happily, in both languages', async () => {
  expect((await one.visit(desk.at.en.owed)).text).toContain(words.en('owed:nothing'))
  expect((await one.visit(desk.at.fr.owed)).text).toContain(words.fr('owed:nothing'))
})

test('a text that changed in English is owed in French, with both wordings, who changed it and why', async () => {
  await desk.reword(depth, 'en', 'How deep, in metres?')
  for (const locale of ['en', 'fr'] as const) {
    const { text } = await one.visit(desk.at[locale].owed)
    expect(text).toContain('How deep is it?')
    expect(text).toContain('How deep, in metres?')
    expect(text).toContain('Quelle est sa profondeur?')
    expect(text).toContain({ en: 'Editor 1, ', fr: 'Rédaction 1, le ' }[locale])
    expect(text).toContain({ en: 'So that How deep', fr: 'Pour que « How deep' }[locale])
  }
})

test('what is missing is told, and everything typed is still there', async () => {
  const page = await one.visit(desk.at.fr.owed)
  const { status, text, fields } = await page.press(words.fr('owed:give'), { words: 'Quelle', 'reason-en': ' ' })
  expect(status).toBe(422)
  expect(text).toContain(words.fr('reason:missing-en'))
  expect(fields['words']).toEqual(['Quelle'])
  const unreadable = await page.press(words.fr('owed:give'), { words: 'Quelle\0' })
  expect([unreadable.status, await stands()]).toMatchObject([422, { fr: 'Quelle est sa profondeur?' }])
})

test('words that stand there already are no translation', async () => {
  const page = await (await one.visit(desk.at.en.owed)).press(words.en('owed:give'))
  expect([page.status, page.text]).toEqual([422, expect.stringContaining(words.en('owed:refused-changes-nothing'))])
})

test('of two editors at once exactly one lands, and the other keeps their text and sees the present words', async () => {
  const [mine, theirs] = [await one.visit(desk.at.en.owed), await two.visit(desk.at.fr.owed)]
  const landed = await mine.press(words.en('owed:give'), { words: 'Quelle profondeur?' })
  expect(landed.text).toContain(words.en('owed:done-given'))
  const late = await theirs.press(words.fr('owed:give'), { words: 'Combien de mètres?' })
  expect(late.status).toBe(422)
  expect(late.text).toContain(words.fr('owed:refused-moved-on'))
  expect(late.text).toContain('Quelle profondeur?')
  expect(late.fields['words']).toEqual(['Combien de mètres?'])
  expect(await stands()).toMatchObject({ fr: 'Quelle profondeur?' })
  expect(await owed()).toEqual([])
  // Having seen what stands, they may still put theirs.
  const anew = await late.press(words.fr('owed:give'))
  expect(anew.text).toContain(words.fr('owed:done-given-anew'))
  expect([await stands(), await owed()]).toMatchObject([{ fr: 'Combien de mètres?' }, [[depth, 'en']]])
  expect((await anew.press(words.fr('owed:waive'), reason)).text).toContain(words.fr('owed:done-waived'))
})

test('a translation of words that have changed again since does not pass for one of the new ones', async () => {
  await desk.reword(depth, 'en', 'How far down?')
  const page = await one.visit(desk.at.en.owed)
  await desk.reword(depth, 'en', 'How far up?')
  const late = await page.press(words.en('owed:give'), { words: 'Jusqu’où en bas?' })
  expect([late.status, late.text]).toEqual([422, expect.stringContaining('How far up?')])
  const waived = await page.press(words.en('owed:waive'), reason)
  expect([waived.status, await owed()]).toEqual([422, [[depth, 'fr']]])
  // What both languages last agreed on is shown, not what stood in between.
  expect(late.text).toContain('How deep, in metres?')
  await late.press(words.en('owed:give'), { words: 'Jusqu’où en haut?' })
  expect(await owed()).toEqual([])
})

test('a text that needs no change is waived with a reason in both languages, once', async () => {
  await desk.reword(birds, 'fr', 'Les oiseaux')
  const [mine, theirs] = [await one.visit(desk.at.fr.owed), await two.visit(desk.at.en.owed)]
  const without = await mine.press(words.fr('owed:waive'))
  expect([without.status, without.text]).toEqual([422, expect.stringContaining(words.fr('reason:missing-fr'))])
  expect((await mine.press(words.fr('owed:waive'), reason)).text).toContain(words.fr('owed:done-waived'))
  const late = await theirs.press(words.en('owed:waive'), reason)
  expect([late.status, late.text]).toEqual([422, expect.stringContaining(words.en('owed:refused-not-owed'))])
  expect(late.text).toContain('It says the same.')
  expect((await desk.review()).waivers).toHaveLength(2)
})

test('a text that was taken out of the draft meanwhile is told of, and nothing is done', async () => {
  await desk.reword(birds, 'en', 'Every bird')
  const page = await one.visit(desk.at.en.owed)
  const before = (await desk.review()).event
  const posted = await page.press({ name: 'go', value: 'give' }, { node: 'option:6:guests:crows' })
  expect([posted.status, (await desk.review()).event]).toEqual([409, before])
})
