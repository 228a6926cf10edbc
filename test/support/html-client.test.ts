import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openHtmlClient } from './html-client.js'
import { type Asked, type Reply, serve } from './static-site.js'

const questions = `<title>Questions &amp; words</title>
  <h1>Questions</h1><a href="/about">About <b>us</b></a><p hidden>Nothing</p>
  <form id="search" action="/search"><input name="q" value="old"><button>Search</button></form>
  <form id="page" method="post" action="?page=2">
    <button name="go" value="next">Continue</button>
    <input type="radio" name="age" value="young"><input type="radio" name="age" value="old" checked>
    <input type="checkbox" name="way" value="foot" checked><input type="checkbox" name="way" value="bus">
    <input type="checkbox" name="way" value="train" checked disabled>
    <select name="place"><option value="">Choose</option><option value="bc">British Columbia</option></select>
    <select name="plain"><option>First</option><option>Second</option></select>
    <textarea name="why">
One
Two</textarea>
    <input name="note" value="&lt;é"><input value="nameless"><input type="hidden" name="v" value="1">
    <button name="go" value="back" formaction="/back" formnovalidate>Back</button>
  </form>
  <input name="far" form="page"><button form="page" name="leave">Save and finish</button>`

let site: Awaited<ReturnType<typeof serve>>
const asked: Asked[] = []
const client = () => openHtmlClient(site.origin)
const sent = () => new URLSearchParams(asked.at(-1)!.body)

const replies: Record<string, (request: Asked) => Reply> = {
  '/post': () => ({ status: 303, headers: { location: '/get', 'set-cookie': ['a=1; Path=/; HttpOnly', 'b=2'] } }),
  '/get': () => ({ status: 302, headers: { location: 'questions' } }),
  '/end': () => ({ headers: { 'set-cookie': ['a=; Max-Age=0', 'b=; Expires=Thu, 01 Jan 1970 00:00:00 GMT'] } }),
  '/elsewhere': () => ({ status: 302, headers: { location: 'https://elsewhere.example/' } }),
  '/loop': () => ({ status: 302, headers: { location: '/loop' } }),
  '/kept': () => ({ status: 307, headers: { location: '/questions' } }),
  '/private': () => ({ headers: { 'referrer-policy': 'no-referrer' }, body: questions }),
}

beforeAll(async () => {
  site = await serve((request) => {
    asked.push(request)
    return replies[request.path]?.(request) ?? { status: request.path === '/gone' ? 404 : 200, body: questions }
  })
})
beforeEach(() => void asked.splice(0))
afterAll(() => site.close())

test('a page is read: its state, title, words, links and fields', async () => {
  const page = await client().visit('/gone')
  expect(page).toMatchObject({ status: 404, address: '/gone', title: 'Questions & words' })
  expect(page.links).toEqual([{ text: 'About us', href: '/about' }])
  expect(page.text).toContain('Questions About us Search Continue')
  expect(page.text).not.toContain('Nothing')
  expect(page.fields).toEqual({
    q: ['old'],
    age: ['old'],
    way: ['foot'],
    place: [''],
    plain: ['First'],
    why: ['One\nTwo'],
    note: ['<é'],
    v: ['1'],
    far: [''],
  })
})

test('a button sends what its form holds, in the order of the page, as a browser encodes it', async () => {
  const page = await client().visit('/questions')
  await page.press('Continue')
  expect(asked.at(-1)).toMatchObject({ method: 'POST', path: '/questions?page=2' })
  expect(asked.at(-1)!.body).toBe(
    'go=next&age=old&way=foot&place=&plain=First&why=One%0D%0ATwo&note=%3C%C3%A9&v=1&far=',
  )
})

test('answers take the place of what was there', async () => {
  const page = await client().visit('/questions')
  const answers = { age: 'young', way: ['bus'], place: 'bc', why: 'a\nb\r\nc\rd', note: 'one\nline', far: 'é + &' }
  await page.press('Continue', answers)
  expect([...sent()]).toEqual([
    ['go', 'next'],
    ['age', 'young'],
    ['way', 'bus'],
    ['place', 'bc'],
    ['plain', 'First'],
    ['why', 'a\r\nb\r\nc\r\nd'],
    ['note', 'oneline'],
    ['v', '1'],
    ['far', 'é + &'],
  ])
  await page.press('Continue', { way: [], age: [] })
  expect([sent().has('way'), sent().has('age')]).toEqual([false, false])
})

test('a button is found by its words or by what it sends, inside its form or not, and says where to', async () => {
  const page = await client().visit('/questions')
  await page.press({ name: 'go', value: 'back' })
  expect([asked.at(-1)!.path, sent().get('go')]).toEqual(['/back', 'back'])
  await page.press({ name: 'leave' })
  expect([asked.at(-1)!.path, sent().get('leave'), sent().get('go')]).toEqual(['/questions?page=2', '', null])
})

test('Enter presses the first button of the form that is filled in', async () => {
  const page = await client().visit('/questions')
  await page.enter({ note: 'x' })
  expect([sent().get('go'), sent().get('note')]).toEqual(['next', 'x'])
  await page.enter({ q: 'new words' })
  expect(asked.at(-1)).toMatchObject({ method: 'GET', path: '/search?q=new+words', body: '' })
})

test('what the page does not offer cannot be answered, pressed or followed', async () => {
  const page = await client().visit('/questions')
  await expect(page.press('Continue', { age: 'middle' })).rejects.toThrow('Field age has no choice middle')
  await expect(page.press('Continue', { way: ['train'] })).rejects.toThrow('Field way has no choice train')
  await expect(page.press('Continue', { q: 'x' })).rejects.toThrow('No field q')
  await expect(page.press('Submit')).rejects.toThrow('No button "Submit"; there are: Search, Continue, Back')
  await expect(page.follow('Home')).rejects.toThrow('No link “Home”; there are: About us')
  expect(asked).toHaveLength(1)
})

test('redirects are followed within the site, cookies kept until they end', async () => {
  const person = client()
  const page = await person.visit('/post')
  expect([page.address, [...person.cookies]]).toEqual([
    '/questions',
    [
      ['a', '1'],
      ['b', '2'],
    ],
  ])
  await page.follow('About us')
  expect(asked.at(-1)!.headers.cookie).toBe('a=1; b=2')
  await person.visit('/end')
  expect(person.cookies.size).toBe(0)
  expect(await person.visit('/elsewhere')).toMatchObject({ status: 302, address: '/elsewhere' })
  await expect(person.visit('/loop')).rejects.toThrow('without end')
})

test('a browser that refuses cookies sends none', async () => {
  const person = openHtmlClient(site.origin, { acceptsCookies: false })
  await person.visit('/post')
  await person.visit('/questions')
  expect(asked.map(({ headers }) => headers.cookie)).not.toContain('a=1; b=2')
})

test('a post that is redirected becomes a visit, unless the redirect keeps it', async () => {
  replies['/questions?page=2'] = () => ({ status: 303, headers: { location: '/kept' } })
  const page = await client().visit('/questions')
  await page.press('Continue')
  expect(asked.map(({ method }) => method)).toEqual(['GET', 'POST', 'GET', 'GET'])
  replies['/questions?page=2'] = () => ({ status: 308, headers: { location: '/kept' } })
  await page.press('Continue')
  expect(asked.slice(-2).map(({ method, body }) => [method, body.length > 0])).toEqual([
    ['POST', true],
    ['POST', true],
  ])
  delete replies['/questions?page=2']
})

test('a request says where it comes from, as a browser does', async () => {
  const page = await client().visit('/questions')
  expect(asked.at(-1)!.headers).toMatchObject({ 'sec-fetch-site': 'none' })
  await page.press('Continue')
  expect(asked.at(-1)!.headers).toMatchObject({
    'sec-fetch-site': 'same-origin',
    origin: site.origin,
    'content-type': 'application/x-www-form-urlencoded',
  })
  const quiet = await client().visit('/private')
  await quiet.press('Continue')
  expect(asked.at(-1)!.headers.origin).toBe('null')
})

test('headers of one’s own are sent with every request', async () => {
  await openHtmlClient(site.origin, { headers: { 'accept-language': 'fr-CA' } }).visit('/get')
  expect(asked.map(({ headers }) => headers['accept-language'])).toEqual(['fr-CA', 'fr-CA'])
})
