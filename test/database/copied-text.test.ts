import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { copiedText } from '../../src/database/copied-text.js'

/** A binary COPY of one column, as PostgreSQL's manual describes it. */
function binaryCopy(texts: readonly string[]): Buffer {
  const tuples = texts.map((each) => {
    const bytes = Buffer.from(each)
    const prefix = Buffer.alloc(6)
    prefix.writeInt16BE(1)
    prefix.writeInt32BE(bytes.length, 2)
    return Buffer.concat([prefix, bytes])
  })
  return Buffer.concat([
    Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1'),
    Buffer.alloc(8),
    ...tuples,
    Buffer.from([0xff, 0xff]),
  ])
}

const texts = ['one\r\n', 'été\r\n', '', 'x'.repeat(70_000), 'end']

test.each([1, 2, 3, 5, 7, 19, 20, 1000, 1_000_000])('texts come out whole from chunks of %i bytes', async (size) => {
  const bytes = binaryCopy(texts)
  const chunks: Buffer[] = []
  for (let start = 0; start < bytes.length; start += size) chunks.push(Buffer.from(bytes.subarray(start, start + size)))
  expect(await text(Readable.from(chunks).pipe(copiedText(Buffer.from('header\r\n'))))).toBe(
    `header\r\n${texts.join('')}`,
  )
})
