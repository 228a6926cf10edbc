import { randomUUID } from 'node:crypto'

/**
 * A page or a part of one, rendered once, in which places are left for what belongs to one respondent. Filling copies the
 * rendered bytes and puts values between them; nothing is rendered or looked up.
 */
export type Prepared<Slot> = {
  /** The bytes with every slot at its blank value. */
  readonly blank: Buffer
  readonly places: readonly { readonly slot: Slot; readonly start: number; readonly end: number }[]
  /** The bytes before the first slot, between two, and after the last. */
  readonly between: readonly Buffer[]
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
  const keep = (text: string) => {
    const buffer = Buffer.from(text)
    buffers.push(buffer)
    length += buffer.length
  }
  pieces.forEach((piece, i) => {
    if (i % 2 === 0) return keep(piece)
    const { slot, blank } = marked[Number(piece)]!
    const start = length
    keep(blank)
    places.push({ slot, start, end: length })
  })
  return { blank: Buffer.concat(buffers), places, between: buffers.filter((_, i) => i % 2 === 0) }
}

/** HTML, in which text must be escaped. */
export type Html = string | Buffer | readonly Buffer[]

/** Appends the filled bytes to `parts`. `valueOf` gives what goes into a slot, or undefined for blank. */
export function fill<Slot>(
  parts: Buffer[],
  { blank, places }: Prepared<Slot>,
  valueOf: (slot: Slot) => Html | undefined,
): void {
  let from = 0
  for (const { slot, start, end } of places) {
    const value = valueOf(slot)
    if (value === undefined) continue
    if (start > from) parts.push(blank.subarray(from, start))
    append(parts, value)
    from = end
  }
  if (from < blank.length) parts.push(blank.subarray(from))
}

/** The same where every slot is filled, with the values in the order of the slots. */
export function fillAll<Slot>(parts: Buffer[], { between }: Prepared<Slot>, values: readonly Html[]): void {
  between.forEach((piece, i) => {
    parts.push(piece)
    if (i < values.length) append(parts, values[i]!)
  })
}

function append(parts: Buffer[], value: Html): void {
  if (value.length === 0) return
  if (typeof value === 'string') parts.push(Buffer.from(value))
  else if (Buffer.isBuffer(value)) parts.push(value)
  else parts.push(...(value as readonly Buffer[]))
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
