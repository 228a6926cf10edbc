import { afterAll, beforeAll, expect, test } from 'vitest'
import { joinAsNewcomer } from '../../src/account/inviting.js'
import { hashOfToken } from '../../src/account/link-token.js'
import { readName } from '../../src/account/person.js'
import { people, signedIn } from '../stories/people.js'
import { elementsOf } from '../support/html-document.js'
import { openSite, type Site } from '../support/open-site.js'
import { readTexts } from './sets.js'

let site: Site
let password: string
beforeAll(async () => {
  site = await openSite()
  password = await site.addPeople()
})
afterAll(() => site.close())

const attacks = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '</title></head><body onload=alert(1)>',
  "' or 1=1 --",
  '{{constructor}} ${7*7} <%= 7*7 %>',
  '=cmd|calc',
  'a\u202Etxt.exe',
  'Zo\u0308e\u0301\u200D\u200B',
  '\uFEFF\u2066left\u2069',
]

test('whatever someone is called is text, on their own page and on the administrator’s', async () => {
  const names = [...attacks, ...readTexts('legit_must_accept', 'csv_formula', 'unicode_torture').map(({ s }) => s)]
  const kept = [...new Set(names.flatMap((name) => readName(name) ?? []))]
  expect(kept.length).toBeGreaterThan(15)
  const own = await signedIn(site, 'member-1', password)
  const administrator = await signedIn(site, 'administrator-1', password)
  const tagsOf = (html: string) => elementsOf(html).map(({ tagName }) => tagName)
  const plain = tagsOf((await administrator.visit(people.en)).html)
  for (const name of kept) {
    const page = await (await own.visit('/en/account')).press('Save', { name })
    expect([name, page.fields['name']]).toEqual([name, [name]])
    const list = await administrator.visit(people.en)
    expect(list.html.includes('<script') || /onerror=[^&]*>/.test(list.html.replaceAll(/&[a-z#0-9]+;/g, ''))).toBe(
      false,
    )
    // A name of one's own is one line more than a title, and no other element.
    expect([name, tagsOf(list.html).filter((tag) => tag !== 'br')]).toEqual([name, plain.filter((tag) => tag !== 'br')])
  }
})

test.each(['\u0000', 'a\u0000b', 'a\nb', 'a\rb', '\uD800', 'x'.repeat(101), 'x'.repeat(500_000)])(
  'a name that is none is refused, and nothing of the account changes (%#)',
  async (name) => {
    const before = await site.db.selectFrom('person').selectAll().where('id', '=', 'member-2').execute()
    const browser = await signedIn(site, 'member-2', password)
    const body = `go=save&mail=daily&language=en&name=${encodeURIComponent(name.replace('\uD800', '%'))}`.replace(
      '%25',
      '%ED%A0%80',
    )
    const response = await fetch(`${site.origin}/en/account`, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        cookie: [...browser.cookies].map((pair) => pair.join('=')).join('; '),
        'content-type': 'application/x-www-form-urlencoded',
      },
      body,
    })
    expect(response.status).toBe(422)
    expect(await site.db.selectFrom('person').selectAll().where('id', '=', 'member-2').execute()).toEqual(before)
  },
)

test.each(['__proto__', 'constructor', '%00', '..%2f..%2fetc', 'x'.repeat(100), "';drop table person;--"])(
  'a link that we did not make (%s) opens nothing',
  async (token) => {
    for (const way of ['invitation', 'reset']) {
      const response = await fetch(`${site.origin}/en/${way}/${encodeURIComponent(token)}`)
      expect(response.status).toBe(410)
    }
  },
)

test('a link whose token cannot be one is refused like any other, and takes nothing', async () => {
  const newcomer = { name: 'x', locale: 'en', means: { passwordHash: 'x' } } as const
  expect(await joinAsNewcomer(site.accounts.db, hashOfToken(''), newcomer, new Date())).toEqual({ kind: 'gone' })
})

test.each([
  'go=disable&person=member-3&person=editor-1',
  'go=disable&person=administrator-1',
  'go=remove&person=administrator-1&role=administrator',
  'go=remove&person=member-3&role=owner',
  'go=withdraw&invitation=1%27%20or%20true',
  'go=reset&person=__proto__',
  'go=enable',
])('an administrator’s form that was tampered with (%s) changes nothing that it should not', async (body) => {
  const browser = await signedIn(site, 'administrator-1', password)
  const appointed = () => site.db.selectFrom('appointment').selectAll().orderBy('person').orderBy('role').execute()
  const enabled = () =>
    site.db.selectFrom('person').select('id').where('disabled_at', 'is', null).orderBy('id').execute()
  const before = [await appointed(), (await enabled()).filter(({ id }) => id !== 'member-3')]
  const response = await fetch(site.origin + people.en, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      cookie: [...browser.cookies].map((pair) => pair.join('=')).join('; '),
      'content-type': 'application/x-www-form-urlencoded',
    },
    body,
  })
  expect(response.status).toBe(303)
  expect([await appointed(), (await enabled()).filter(({ id }) => id !== 'member-3')]).toEqual(before)
})
