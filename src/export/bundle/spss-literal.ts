/** Bytes of UTF-8 that SPSS keeps of the label of a variable, and of that of a value. */
export const longestVariableLabel = 256
export const longestValueLabel = 120

/** Bytes on one line of syntax, with room for what stands before. */
const pieceBytes = 160

/** A text in SPSS' language, as many of its bytes as fit; on as many lines as it takes, since lines are short there. */
export function spssLiteral(text: string, bytes = Number.POSITIVE_INFINITY): string {
  const line = text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    // In a label these two would be a line break, unless something stands between them: a word joiner, which nobody sees.
    .replaceAll('\\n', '\\\u2060n')
    .trim()
  return piecesOf(cut(line, bytes))
    .map((piece) => `'${piece.replaceAll("'", "''")}'`)
    .join(' +\n    ')
}

/** Cut between two characters as people see them, with a sign that it was. */
function cut(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text
  let kept = ''
  for (const character of charactersOf(text)) {
    if (Buffer.byteLength(kept + character) > bytes - Buffer.byteLength('…')) break
    kept += character
  }
  return `${kept}…`
}

function piecesOf(text: string): readonly string[] {
  if (Buffer.byteLength(text) <= pieceBytes) return [text]
  const pieces = ['']
  for (const character of charactersOf(text)) {
    const last = pieces.at(-1)!
    if (last !== '' && Buffer.byteLength(last + character) > pieceBytes) pieces.push(character)
    else pieces[pieces.length - 1] = last + character
  }
  return pieces
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** One character on one line can be no longer than a line: a letter may carry any number of marks. */
function charactersOf(text: string): readonly string[] {
  return [...graphemes.segment(text)].flatMap(({ segment }) =>
    Buffer.byteLength(segment) > pieceBytes / 4 ? Array.from(segment) : [segment],
  )
}
