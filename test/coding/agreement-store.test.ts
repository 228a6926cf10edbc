import { afterAll, beforeAll, expect, test } from 'vitest'
import { perform, performOnFrame } from '../../src/coding/perform-store.js'
import { findPairs, findTogether } from '../../src/coding/agreement-store.js'
import { type CodingDatabase, idAt, openCodingDatabase } from './coding-database.js'

let it: CodingDatabase
beforeAll(async () => {
  it = await openCodingDatabase()
  for (const place of [1, 2]) await it.respond(place, 'en', { why: 'Because of the birds.' })
  const at = new Date('2026-11-01T12:00:00Z')
  const acting = (by: string) => ({ consultation: 'wells', by, at })
  const described = (words: string) => ({ label: { en: words, fr: words }, description: { en: '', fr: '' } })
  const add = (words: string, parent?: string) =>
    performOnFrame(it.app, acting('ana'), { kind: 'add', ...described(words), ...(parent && { parent }) })
  await add('Nature')
  await add('Birds', 't1')
  await add('Water', 't1')
  const code = (coder: string, place: number, ...themes: readonly string[]) =>
    perform(it.app, acting(coder), { kind: 'coding', coder, question: 'why', response: idAt(place) }, () => [...themes])
  await code('ana', 1, 't2')
  await code('ben', 1, 't3')
  await code('ana', 2, 't2')
  await code('ben', 2)
})
afterAll(() => it.close())

test('two who chose different parts of a theme agree on the theme, and not on its parts', async () => {
  const [pair] = await findPairs(it.analyst, 'wells')
  expect(pair).toEqual({ first: 'ana', second: 'ben', texts: 2 })
  expect(Object.fromEntries(await findTogether(it.analyst, 'wells', pair!))).toEqual({
    t1: { both: 1, onlyFirst: 1, onlySecond: 0, neither: 0 },
    t2: { both: 0, onlyFirst: 2, onlySecond: 0, neither: 0 },
    t3: { both: 0, onlyFirst: 0, onlySecond: 1, neither: 1 },
  })
})
