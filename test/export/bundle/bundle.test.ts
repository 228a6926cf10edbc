import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { filesOf, type Market, openMarket, takeBundle } from './taken-bundle.js'

let market: Market
let zip: Buffer
let files: ReadonlyMap<string, Buffer>

beforeAll(async () => {
  market = await openMarket()
  zip = await takeBundle(market)
  files = filesOf(zip)
})
afterAll(() => market.close())

const textOf = (name: string) => files.get(name)!.toString()

test('a bundle that is taken twice is the same to the byte', async () => {
  expect((await takeBundle(market)).equals(zip)).toBe(true)
})

test('the manifest comes last, and has the checksum of every other file', () => {
  const manifest = JSON.parse(textOf('manifest.json')) as { files: { name: string; bytes: number; sha256: string }[] }
  const names = [...files.keys()]
  expect(names.at(-1)).toBe('manifest.json')
  expect(manifest.files).toEqual(
    names.slice(0, -1).map((name) => ({
      name,
      bytes: files.get(name)!.length,
      sha256: createHash('sha256').update(files.get(name)!).digest('hex'),
    })),
  )
})
