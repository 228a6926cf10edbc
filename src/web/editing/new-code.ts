/** Words longer than this make no code that anybody can read in the head of a column. */
const longest = 30

/** A code for something new, made of its words: letters and digits joined by `_`, and none that is taken. */
export function newCode(words: string, taken: ReadonlySet<string>): string {
  const plain = words
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^[_0-9]+|_+$/g, '')
    .slice(0, longest)
    .replace(/_+$/, '')
  const code = plain === '' || plain === 'other_text' ? 'option' : plain
  if (!taken.has(code)) return code
  for (let number = 2; ; number++) if (!taken.has(`${code}_${number}`)) return `${code}_${number}`
}
