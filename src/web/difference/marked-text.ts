/** Text as it is, or the name of a character that nobody would see. */
export type Bit = { readonly text: string } | { readonly mark: string }

/** Characters that show nothing, or change how others are shown: controls, joiners, and those that turn the direction. */
const unseen = /\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}|\p{Co}|\u115f|\u1160|\u3164|\p{Variation_Selector}/u
const plain = /[\n\t]/

/** The words with each character that nobody would see as `U+XXXX`. */
export function markedText(words: string): readonly Bit[] {
  const bits: Bit[] = []
  let text = ''
  for (const character of words) {
    if (!unseen.test(character) || plain.test(character)) {
      text += character
      continue
    }
    if (text !== '') bits.push({ text })
    text = ''
    bits.push({ mark: codeOf(character) })
  }
  return text === '' ? bits : [...bits, { text }]
}

/** White space that comes or goes alone, by its name: struck out, it could not be told from any other. */
export function markedSpace(space: string): readonly Bit[] {
  return Array.from(space, (character) => ({ mark: codeOf(character) }))
}

function codeOf(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
}
