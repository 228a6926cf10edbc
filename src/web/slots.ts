import { randomUUID } from 'node:crypto'

/**
 * A page or a part of one, rendered once, in which places are left for what belongs to one respondent. Filling copies the
 * rendered bytes and puts values between them; nothing is rendered or looked up.
 */
export type Prepared<Slot> = {
  /** The bytes with every slot at its blank value. */
  readonly blank: Buffer
  readonly places: readonly { readonly slot: Slot; readonly start: number; readonly end: number }[]
}

type Marked<Slot> = { readonly slot: Slot; readonly blank: string }

/** Hands out marks for a template to print like any text, and finds them again in what it rendered. */
export function slotMarks<Slot>() {
  // Private-use characters around a random name: no text of a document can pass for a mark.
  const name = randomUUID()
  const marked: Marked<Slot>[] = []
  return {
    mark(slot: Slot, blank: string): string {
      return `\uE000${name}:${marked.push({ slot, blank }) - 1}\uE001`
    },
    prepare(html: string): Prepared<Slot> {
      const pieces = html.split(new RegExp(`\uE000${name}:(\\d+)\uE001`))
      return join(pieces, marked)
    },
  }
}

function join<Slot>(pieces: readonly string[], marked: readonly Marked<Slot>[]): Prepared<Slot> {
  const places: { slot: Slot; start: number; end: number }[] = []
  const buffers: Buffer[] = []
  let length = 0
  const append = (text: string) => {
    const buffer = Buffer.from(text)
    buffers.push(buffer)
    length += buffer.length
  }
  pieces.forEach((piece, i) => {
    if (i % 2 === 0) return append(piece)
    const { slot, blank } = marked[Number(piece)]!
    const start = length
    append(blank)
    places.push({ slot, start, end: length })
  })
  return { blank: Buffer.concat(buffers), places }
}

/** Appends the filled bytes to `parts`. `valueOf` gives HTML for a slot (text must come escaped), or undefined for blank. */
export function fill<Slot>(
  parts: Buffer[],
  { blank, places }: Prepared<Slot>,
  valueOf: (slot: Slot) => string | Buffer | undefined,
): void {
  let from = 0
  for (const { slot, start, end } of places) {
    const value = valueOf(slot)
    if (value === undefined) continue
    if (start > from) parts.push(blank.subarray(from, start))
    if (value.length > 0) parts.push(typeof value === 'string' ? Buffer.from(value) : value)
    from = end
  }
  if (from < blank.length) parts.push(blank.subarray(from))
}

const escapes: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  // A parser would read a bare carriage return as a line feed.
  '\r': '&#13;',
}

/** Text as it may stand in an element or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return /[&<>"'\r]/.test(text) ? text.replace(/[&<>"'\r]/g, (character) => escapes[character]!) : text
}
