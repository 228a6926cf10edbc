import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { consultationAddress } from '../../src/web/address.js'
import type { HtmlClient, HtmlPage } from '../support/html-client.js'
import { openSite, type Site } from '../support/open-site.js'
import { signedIn } from './people.js'

const en = consultationAddress('en', 'countering-radicalization-violence')
const fr = consultationAddress('fr', 'lutte-radicalisation-menant-violence')

let site: Site
let four: HtmlClient
let nine: HtmlClient
beforeAll(async () => {
  site = await openSite()
  const password = await site.addPeople()
  four = await signedIn(site, 'member-4', password)
  nine = await signedIn(site, 'member-9', password)
})
afterAll(() => site.close())

const go = (value: string) => ({ name: 'go', value })
const edit = (id: string, here = en) => `${here.proposing(id)}?work=edit`

/** Sends what was seen: why, in English, and for which category. */
const send = (page: HtmlPage, why: string) => page.press(go('send'), { category: ['clarify'], 'reason.en': why })

async function propose(browser: HtmlClient, id: string, words: string, why = 'It is clearer.'): Promise<HtmlPage> {
  const form = await browser.visit(edit(id))
  return send(await form.press(go('preview'), { 'q0.text.en': words }), why)
}

describe('a member who reads the draft', () => {
  test('finds every question, page by page, and goes from one to the next', async () => {
    const index = await four.visit(en.roundtable)
    expect(index.status).toBe(200)
    expect(index.text).toContain('27 questions to read')
    const first = await four.visit(en.roundtableQuestion('a1'))
    const next = await first.press(go('read'))
    expect(next.address).not.toBe(first.address)
    const after = await four.visit(en.roundtable)
    expect(after.text.split('Not read yet')).toHaveLength(27)
    const all = await after.press(go('read'))
    expect(all.text).not.toContain('Not read yet')
    expect(all.text).toContain('Nothing is new')
  })

  test('is told what others did since, and not what they did themselves', async () => {
    await (await four.visit(en.roundtable)).press(go('read'))
    const question = await nine.visit(en.roundtableQuestion('h1'))
    await question.press('Send the comment', { comment: 'A word for those who read this later.' })
    expect((await four.visit(en.roundtable)).text).toContain('something new about 1 question')
    const own = await four.visit(en.roundtableQuestion('a1'))
    await own.press('Send the comment', { comment: 'My own words are no news to me.' })
    expect((await four.visit(en.roundtable)).text).toContain('something new about 1 question')
  })

  test('finds no room behind which there is nothing', async () => {
    const unpublished = consultationAddress('en', 'online-child-sexual-exploitation')
    for (const { roundtable } of [en, unpublished]) {
      const { html } = await four.visit(roundtable)
      const nav = html.slice(html.indexOf('class="room-nav"'), html.indexOf('</nav>', html.indexOf('class="room-nav"')))
      const rooms = [...nav.matchAll(/href="([^"]+)"/g)].map(([, href]) => href!)
      expect(rooms.length).toBeGreaterThan(4)
      for (const href of rooms) expect([href, (await four.visit(href)).status]).toEqual([href, 200])
    }
    expect((await four.visit(unpublished.roundtable)).text).not.toContain('What changed')
  })

  test('can read it in both languages side by side, or in one alone', async () => {
    const both = await four.visit(fr.roundtableQuestion('c2'))
    const alone = await both.follow('Lire l’anglais seulement')
    const twins = ({ html }: HtmlPage) =>
      [...html.split('<section class="rail"')[0]!.matchAll(/<div lang="(\w\w)-CA">/g)].map(([, l]) => l)
    expect([twins(both), twins(alone)]).toEqual([['fr', 'en'], ['en']])
    const asked = await alone.follow('La voir telle qu’elle sera posée')
    expect(asked.html).toContain('id="c2-question"')
  })

  test('can still read a question that the draft no longer has', async () => {
    const gone = await four.visit(en.roundtableQuestion('c3'))
    expect(gone.status).toBe(200)
    expect(gone.text).toContain('no longer has this question')
    expect(gone.links.filter(({ href }) => href.includes('propose'))).toEqual([])
    expect((await four.visit(en.roundtableQuestion('never'))).status).toBe(404)
    expect((await four.visit(edit('c3'))).status).toBe(404)
  })
})

describe('a comment', () => {
  test('stands where it was made, in its language, and can be answered', async () => {
    const page = await four.visit(fr.roundtableQuestion('c2'))
    const passage = 'qui devrait aider'
    const sent = await page.press('Envoyer le commentaire', { comment: 'Et les voisins?', passage })
    expect(sent.address).toMatch(/\?done=commented$/)
    expect(sent.html).toMatch(/<p class="said" lang="fr-CA">Et les voisins\?<\/p>/)
    expect(sent.html).toMatch(/<mark>qui devrait aider<\/mark>/)
    const question = await nine.visit(en.roundtableQuestion('c2'))
    const number = /id="comment-(\d+)">\n[^]*?Et les voisins/.exec(
      question.html.slice(question.html.lastIndexOf('<li id="comment-')),
    )![1]
    const body = new URLSearchParams({ go: 'comment', replyTo: number!, comment: 'Neighbours too.', language: 'en' })
    const reply = await post(nine, en.roundtableQuestion('c2'), body)
    expect(reply.status).toBe(303)
    expect((await four.visit(en.roundtableQuestion('c2'))).text).toContain('Neighbours too.')
  })

  test('on words that are not there, or stand in several places, comes back with all that was typed', async () => {
    const page = await four.visit(en.roundtableQuestion('c2'))
    const absent = await page.press('Send the comment', { comment: 'On these.', passage: 'no such words' })
    expect([absent.status, absent.fields['comment']?.at(-1)]).toEqual([422, 'On these.'])
    expect(absent.text).toContain('These words do not stand in the question.')
    const several = await page.press('Send the comment', { comment: 'On these.', passage: 'and' })
    expect(several.status).toBe(422)
    expect(several.text).toContain('stand in more than one place')
    const chosen = await several.press('Send the comment', { place: '1' })
    expect(chosen.address).toContain('done=commented')
  })

  test.for(['', ' \n '])('of nothing (%j) is asked for again', async (comment) => {
    const page = await four.visit(fr.roundtableQuestion('c2'))
    const answer = await page.press('Envoyer le commentaire', { comment })
    expect([answer.status, answer.text.includes('Écrivez quelque chose avant d’envoyer.')]).toEqual([422, true])
  })
})

describe('a proposal', () => {
  test('is seen as a difference before it is sent, is asked why, and is there for the others', async () => {
    const form = await four.visit(edit('c2'))
    const seen = await form.press(go('preview'), { 'q0.text.en': 'In your view, who should help prevent violence?' })
    expect(seen.status).toBe(200)
    expect(seen.html).toMatch(/<del>.*extremism.*<\/del><ins>|<del>[^]*?violent extremism/)
    expect(seen.text).toContain('No change in this language.')
    const asked = await seen.press(go('send'), { category: ['clarify'] })
    expect([asked.status, asked.fields['category'], asked.fields['q0.text.en']]).toEqual([
      422,
      ['clarify'],
      ['In your view, who should help prevent violence?'],
    ])
    const sent = await asked.press(go('send'), { 'reason.en': 'Violence is what we want to prevent.' })
    expect(sent.address).toContain('done=proposed')
    const other = await nine.visit(fr.roundtableQuestion('c2'))
    expect(other.text).toContain('Violence is what we want to prevent.')
    const own = await four.visit(en.ownProposals)
    expect(own.text).toContain('To be decided')
  })

  test('is supported, doubted with a reason, taken back, and withdrawn by who made it alone', async () => {
    const number = await proposalNumber(await propose(four, 'h1', 'What more would you like to tell us?'))
    const act = (browser: HtmlClient, fields: Record<string, string>) =>
      post(browser, en.roundtableQuestion('h1'), new URLSearchParams({ proposal: number, ...fields }))
    const empty = await act(nine, { go: 'concern', concern: ' ' })
    expect([empty.status, (await empty.text()).includes(`id="concern-${number}" name="concern" rows="3"`)]).toEqual([
      422,
      true,
    ])
    expect((await four.visit(en.roundtableQuestion('h1'))).text).toContain('Nobody has taken a side yet')
    await act(nine, { go: 'support' })
    expect((await four.visit(en.roundtableQuestion('h1'))).text).toContain('1 member supports this')
    await act(nine, { go: 'concern', concern: 'It is longer.', language: 'en' })
    const doubted = await four.visit(en.roundtableQuestion('h1'))
    expect([doubted.text.includes('It is longer.'), doubted.text.includes('1 member has a concern')]).toEqual([
      true,
      true,
    ])
    await act(nine, { go: 'take-back' })
    expect((await four.visit(en.roundtableQuestion('h1'))).text).not.toContain('It is longer.')
    expect((await act(nine, { go: 'withdraw' })).headers.get('location')).toContain('done=nothing')
    expect((await act(four, { go: 'support' })).headers.get('location')).toContain('done=nothing')
    expect((await act(four, { go: 'withdraw' })).headers.get('location')).toContain('done=withdrawn')
    expect((await four.visit(en.ownProposals)).text).toContain('Withdrawn')
  })

  test('that changes nothing, or leaves no words, is not sent', async () => {
    const form = await four.visit(edit('c2', fr))
    const same = await form.press(go('preview'))
    expect([same.status, same.text.includes('Rien n’est encore changé.')]).toEqual([422, true])
    const blank = await form.press(go('preview'), { 'q0.text.en': '', 'q0.text.fr': '' })
    expect([blank.status, blank.text.includes('Écrivez la question dans au moins une langue.')]).toEqual([422, true])
  })

  test('can add an answer, move it and remove another without a script', async () => {
    const form = await four.visit(edit('c2'))
    const count = (page: HtmlPage) => Object.keys(page.fields).filter((name) => /choices\.\d+\.en$/.test(name)).length
    const longer = await form.press(go('add:q0.choices'), { 'q0.choices.0.gone': ['on'] })
    expect(count(longer)).toBe(count(form) + 1)
    const last = count(longer) - 1
    const moved = await longer.press(go(`up:q0.choices.${last}`), { [`q0.choices.${last}.fr`]: 'Les voisins' })
    expect(moved.fields[`q0.choices.${last - 1}.fr`]).toEqual(['Les voisins'])
    const seen = await moved.press(go('preview'))
    expect(seen.html).toMatch(/<ins>.*Les voisins/)
    expect(seen.html).toMatch(/<del>.*Families/)
  })

  test.for([
    [en, 'en-CA', 'fr-CA'],
    [fr, 'fr-CA', 'en-CA'],
  ] as const)('is read and written in the reader’s language first', async ([here, own, other]) => {
    const question = await four.visit(here.roundtableQuestion('c2'))
    const form = await four.visit(edit('c2', here))
    for (const { html } of [question, form]) {
      const main = html.slice(html.indexOf('<h1'))
      expect(main.indexOf(`lang="${own}"`)).toBeGreaterThan(0)
      expect(main.indexOf(`lang="${own}"`)).toBeLessThan(main.indexOf(`lang="${other}"`))
    }
  })

  test('half made keeps everything through a change of language, there and back', async () => {
    const form = await four.visit(edit('c2'))
    const words = 'Who, in your view, should help?'
    const french = await form.press(go('switch'), { 'q0.text.en': words })
    expect([french.address, french.fields['q0.text.en']]).toEqual([fr.proposing('c2'), [words]])
    const seen = await french.press(go('preview'))
    expect(seen.text).toContain('Ce qui change')
    const english = await seen.press(go('switch'), { 'reason.fr': 'Plus court.' })
    expect([english.text.includes('What it changes'), english.fields['reason.fr']]).toEqual([true, ['Plus court.']])
    const again = await english.press(go('again'))
    expect([again.fields['q0.text.en'], again.fields['reason.fr']]).toEqual([[words], ['Plus court.']])
  })

  test.for(['split', 'move', 'remove', 'new'])('of another kind (%s) is made the same way', async (work) => {
    const form = await four.visit(`${en.proposing('c2')}?work=${work}`)
    const fields: Record<string, Record<string, string>> = {
      new: { 'q0.text.en': 'And what else?', 'q0.choices.0.en': 'This', 'q0.choices.1.en': 'That' },
      split: { 'q0.text.en': 'Who should help at home?', 'q1.text.en': 'Who should help at school?' },
      remove: {},
      move: {},
    }
    const stepped = work === 'move' ? await form.press(go('up:place')) : form
    const seen = await stepped.press(go('preview'), fields[work])
    expect(seen.status).toBe(200)
    expect((await send(seen, 'To try it.')).address).toContain('done=proposed')
  })

  test('and a comment of hostile words stay words, and what nobody sees is shown', async () => {
    const hostile = '<script>alert(1)</script> po\u202elice {{x}} "quoted"'
    const sent = await propose(four, 'a1', hostile, hostile)
    expect(sent.address).toContain('done=proposed')
    expect(sent.html).not.toContain('<script')
    expect(sent.html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(sent.html).toContain('U+202E')
    const page = await four.visit(en.roundtableQuestion('a1'))
    const commented = await page.press('Send the comment', { comment: hostile })
    expect(commented.html).not.toContain('\u202e')
  })
})

async function post(browser: HtmlClient, address: string, body: URLSearchParams): Promise<Response> {
  const cookie = [...browser.cookies].map((pair) => pair.join('=')).join('; ')
  return fetch(site.origin + address, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, 'sec-fetch-site': 'same-origin' },
    body,
  })
}

/** Of the proposal that was just made: the newest comes first. */
async function proposalNumber(page: HtmlPage): Promise<string> {
  return /id="proposal-(\d+)"/.exec(page.html)![1]!
}
