import { describe, expect, test } from 'vitest'
import { chain, type Deed, type Link, noHead, readEntry } from '../../src/history/event.js'
import { type KeptUtterance, openUtterances } from '../../src/history/utterance.js'
import { verifyChain } from '../../src/history/verify.js'

const at = new Date('2026-03-02T15:04:05.678Z')
const { utter, made } = openUtterances()
const words = utter({ en: 'Many people will not know this short form.' })
const reason = utter({ en: 'Plain words.', fr: 'Des mots simples.' })

const deeds: readonly Deed[] = [
  { kind: 'draft-opened', actor: 'editor-1', at, body: { document: { pages: [] } } },
  { kind: 'comment-made', actor: 'member-4', at, body: { comment: 1, words } },
  { kind: 'decision-made', actor: 'editor-1', at, body: { proposal: 1, nested: { reason } } },
]
const links = chain('wells', noHead, deeds)

test('events are numbered without a gap, and each names the hash of the one before', () => {
  expect(links.map(({ number }) => number)).toEqual([1, 2, 3])
  const events = links.map(({ entry }) => readEntry(entry))
  expect(events.map(({ previous }) => previous)).toEqual([noHead.hash, links[0]!.hash, links[1]!.hash])
  expect(events[1]).toMatchObject({ consultation: 'wells', actor: 'member-4', at: '2026-03-02T15:04:05.678Z' })
})

test('a history goes on from its head as if it had been made at once', () => {
  const begun = chain('wells', noHead, deeds.slice(0, 1))
  expect([...begun, ...chain('wells', begun[0]!, deeds.slice(1))]).toEqual(links)
})

test('a whole history is sound', async () => {
  expect(await verifyChain('wells', links, made)).toMatchObject({ kind: 'sound', erased: 0, head: { number: 3 } })
})

describe('whatever is changed behind the back of the history, the first entry that does not fit is named', () => {
  test('any byte of any entry and of any hash', async () => {
    for (const [index, link] of links.entries()) {
      for (const part of ['entry', 'hash'] as const) {
        for (const changed of everyByteChanged(link[part])) {
          const tampered = links.with(index, { ...link, [part]: changed })
          expect(await verifyChain('wells', tampered, made)).toMatchObject({ kind: 'tampered', number: index + 1 })
        }
      }
    }
  })

  test('any byte of what anybody said, and of its salt', async () => {
    for (const [index, utterance] of made.entries()) {
      for (const content of everyByteChanged(utterance.content))
        expect(await verifyChain('wells', links, made.with(index, { ...utterance, content }))).toEqual(
          tamperedWith(index + 2, 'utterance'),
        )
      for (const position of utterance.salt.keys()) {
        const salt = Buffer.from(utterance.salt)
        salt[position]! ^= 1
        expect(await verifyChain('wells', links, made.with(index, { ...utterance, salt }))).toEqual(
          tamperedWith(index + 2, 'utterance'),
        )
      }
    }
  })

  test.for<[string, readonly Link[], readonly KeptUtterance[], object]>([
    ['an entry taken away', links.toSpliced(1, 1), made, tamperedWith(2, 'place')],
    ['two entries exchanged', [links[1]!, links[0]!, links[2]!], made, tamperedWith(1, 'place')],
    ['an entry under another number', links.with(2, { ...links[2]!, number: 9 }), made, tamperedWith(3, 'place')],
    ['a history forged from an entry on', forged(), made, tamperedWith(2, 'link')],
    ['words that nobody said', links, [...made, { ...made[0]!, id: 'stray' }], tamperedWith(4, 'utterance-unknown')],
    ['words taken away', links, made.slice(1), tamperedWith(2, 'utterance-missing')],
    ['words erased without a word', links, [erased(made[0]!), made[1]!], tamperedWith(2, 'utterance-missing')],
  ])('%s', async ([, tampered, kept, expected]) => {
    expect(await verifyChain('wells', tampered, kept)).toEqual(expected)
  })

  test('an entry of another consultation', async () => {
    expect(await verifyChain('springs', links, made)).toEqual(tamperedWith(1, 'place'))
  })
})

test('what is erased, and said to be, is erased and not tampered with', async () => {
  const erasing = { kind: 'utterance-erased' as const, actor: 'administrator-1', at, body: { erased: made[0]!.id } }
  const after = chain('wells', noHead, [...deeds, erasing])
  expect(await verifyChain('wells', after, [erased(made[0]!), made[1]!])).toMatchObject({ kind: 'sound', erased: 1 })
  // It is said to be erased, and is still there.
  expect(await verifyChain('wells', after, made)).toEqual(tamperedWith(2, 'utterance'))
})

function tamperedWith(number: number, fault: string) {
  return { kind: 'tampered', number, with: fault }
}

function erased({ id }: KeptUtterance): KeptUtterance {
  return { id, salt: null, content: null }
}

/** Sound in itself, but not after the first entry. */
function forged(): readonly Link[] {
  const other = chain('wells', noHead, [{ ...deeds[0]!, actor: 'someone' }, ...deeds.slice(1)])
  return [links[0]!, ...other.slice(1)]
}

function* everyByteChanged(text: string): Iterable<string> {
  for (let index = 0; index < text.length; index++) {
    const other = text[index] === 'x' ? 'y' : 'x'
    yield text.slice(0, index) + other + text.slice(index + 1)
  }
}
