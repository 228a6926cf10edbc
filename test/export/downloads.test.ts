import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { openDownloads } from '../../src/export/downloads.js'

/** A file that nobody reads to its end. */
const endless = async () => ({ bytes: new Readable({ read: () => undefined }) })

test('two are under way at once, and whoever ends makes room', async () => {
  const { begin } = openDownloads()
  const [first, second] = [await begin(endless), await begin(endless)]
  expect(await begin(endless)).toBeUndefined()
  first!.bytes.destroy()
  await expect.poll(() => begin(endless)).toBeDefined()
  expect(await begin(endless)).toBeUndefined()
  expect(second!.bytes.destroyed).toBe(false)
})

test('where anybody can read, whoever has taken too long gives way to one who waits, the oldest first', async () => {
  const { begin } = openDownloads({ patience: 0 })
  const [first, second, third] = [await begin(endless), await begin(endless), await begin(endless)]
  expect([first!.bytes.destroyed, second!.bytes.destroyed, third!.bytes.destroyed]).toEqual([true, false, false])
  await new Promise((resolve) => first!.bytes.once('close', resolve))
  await begin(endless)
  expect([second!.bytes.destroyed, third!.bytes.destroyed]).toEqual([true, false])
})

test('one that could not be prepared takes no place', async () => {
  const { begin } = openDownloads()
  const failing = () => Promise.reject(new Error('away'))
  for (let time = 0; time < 3; time++) await expect(begin(failing)).rejects.toThrow('away')
  expect(await begin(endless)).toBeDefined()
})

test('all that are under way are broken off at once', async () => {
  const { begin, breakOff } = openDownloads()
  const begun = [await begin(endless), await begin(endless)]
  breakOff()
  expect(begun.map((each) => each!.bytes.destroyed)).toEqual([true, true])
})
