import { expect, test } from 'vitest'
import { groupCommit, Overloaded } from '../../src/database/group-commit.js'

type Call = { readonly items: readonly number[]; answer(): void; fail(error: Error): void }

/** A database that answers when told. */
function slowWrite() {
  const calls: Call[] = []
  const write = (items: readonly number[]) =>
    new Promise<readonly string[]>((resolve, reject) => {
      calls.push({ items, answer: () => resolve(items.map(String)), fail: reject })
    })
  return { calls, write }
}

const settle = () => new Promise((resolve) => setImmediate(resolve))
const fault = (code: string) => Object.assign(new Error(code), { code })

test('the first goes at once, and what comes meanwhile goes together', async () => {
  const { calls, write } = slowWrite()
  const put = groupCommit(write)
  const answers = [1, 2, 3, 4].map(put)
  expect(calls.map(({ items }) => items)).toEqual([[1]])
  calls[0]!.answer()
  await settle()
  expect(calls.map(({ items }) => items)).toEqual([[1], [2, 3, 4]])
  calls[1]!.answer()
  expect(await Promise.all(answers)).toEqual(['1', '2', '3', '4'])
})

test('nobody is answered before their own commit', async () => {
  const { calls, write } = slowWrite()
  const put = groupCommit(write)
  let answered = 0
  for (const item of [1, 2]) void put(item).then(() => answered++)
  await settle()
  expect(answered).toBe(0)
  calls[0]!.answer()
  await settle()
  expect(answered).toBe(1)
  calls[1]!.answer()
  await settle()
  expect(answered).toBe(2)
})

test('one statement at a time, and no more in it than the limit', async () => {
  let writing = 0
  const sizes: number[] = []
  const put = groupCommit<number, number>(
    async (items) => {
      expect(++writing).toBe(1)
      sizes.push(items.length)
      await settle()
      writing--
      return items
    },
    { limit: 10 },
  )
  const items = Array.from({ length: 45 }, (_, index) => index)
  expect(await Promise.all(items.map(put))).toEqual(items)
  expect(sizes).toEqual([1, 10, 10, 10, 10, 4])
})

test('beyond the queue it refuses at once, and takes more when there is room again', async () => {
  const { calls, write } = slowWrite()
  const put = groupCommit(write, { queue: 3 })
  const taken = [0, 1, 2, 3].map(put)
  await expect(put(4)).rejects.toBeInstanceOf(Overloaded)
  calls[0]!.answer()
  await settle()
  calls[1]!.answer()
  await Promise.all(taken)
  const next = put(5)
  calls[2]!.answer()
  expect(await next).toBe('5')
})

test.each(['22P05', '23514', '40P01'])('one bad item (%s) fails alone', async (code) => {
  const put = groupCommit<number, number>((items) =>
    items.includes(13) ? Promise.reject(fault(code)) : Promise.resolve(items),
  )
  const outcomes = await Promise.allSettled([11, 12, 13, 14].map(put))
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
})

test.each(['08006', '57P01', '53100', 'ECONNRESET', undefined])(
  'when the database is gone (%s) all of a batch fail at once, after one try',
  async (code) => {
    let tries = 0
    const put = groupCommit<number, number>((items) => {
      if (items[0] === 0) return settle().then(() => items)
      tries++
      return Promise.reject(code ? fault(code) : new Error('Query read timeout'))
    })
    const outcomes = await Promise.allSettled([0, 1, 2, 3].map(put))
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'rejected'])
    expect(tries).toBe(1)
  },
)

test('when the database goes while items are tried one by one, those not yet tried fail with it', async () => {
  let tries = 0
  const put = groupCommit<number, number>(async (items) => {
    await settle()
    if (items[0] === 0) return items
    tries++
    throw fault(items.length > 1 ? '22P02' : '57P01')
  })
  const outcomes = await Promise.allSettled([0, 1, 2, 3].map(put))
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'rejected'])
  expect(tries).toBe(2)
})

test('after a failure it goes on with what comes next', async () => {
  let broken = true
  const put = groupCommit<number, number>((items) => (broken ? Promise.reject(fault('57P01')) : Promise.resolve(items)))
  await expect(put(1)).rejects.toThrow('57P01')
  broken = false
  expect(await put(2)).toBe(2)
})
