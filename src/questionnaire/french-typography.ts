/** How a French text departs from Canadian usage. */
export type TypographyCode = 'no-break-space-missing' | 'space-before' | 'straight-quote' | 'straight-apostrophe'

/** Addresses keep their own punctuation. Begun only where a word begins: else a long word takes its length squared. */
const address = /https?:\/\/[^\s»]+|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g

const rules: readonly { readonly code: TypographyCode; readonly pattern: RegExp }[] = [
  { code: 'no-break-space-missing', pattern: /(?<![\u00a0\u202f])[:%$»]|«(?![\u00a0\u202f])/g },
  { code: 'space-before', pattern: /(?<=\s)[;?!]/g },
  { code: 'straight-quote', pattern: /"/g },
  { code: 'straight-apostrophe', pattern: /'/g },
]

/**
 * Where a French text departs from Canadian usage (Le guide du rédacteur, 7.7): a no-break space, wide or narrow, stands
 * before `:` `%` `$` and inside « »; no space before `;` `?` `!`; quotes are « », the apostrophe is ’. Web and mail
 * addresses are left alone. `index` counts UTF-16 code units; faults come in the order of the text.
 */
export function typographyFaults(text: string): readonly { readonly code: TypographyCode; readonly index: number }[] {
  const plain = text.replace(address, (found) => 'x'.repeat(found.length))
  return rules
    .flatMap(({ code, pattern }) => Array.from(plain.matchAll(pattern), ({ index }) => ({ code, index })))
    .sort((a, b) => a.index - b.index)
}

/**
 * The text with Canadian spacing, quotes and apostrophes where it departs from them; its words stay as they are. Only a
 * quote with nothing in it, and a mark of its own after one, may be left at fault.
 */
export function mendTypography(text: string): string {
  const addresses = text.match(address) ?? []
  return text
    .split(address)
    .flatMap((between, index) => [mendBetween(between), addresses[index] ?? ''])
    .join('')
}

/** Straight quotes open and close by turns. */
function mendBetween(text: string): string {
  let quotes = 0
  return text
    .replaceAll("'", '’')
    .replaceAll('"', () => ((quotes += 1) % 2 === 1 ? '«' : '»'))
    .replaceAll(/(?<!\s)\s*([:%$»])/g, (found, mark: string) =>
      /[\u00a0\u202f].$/.test(found) ? found : `\u00a0${mark}`,
    )
    .replaceAll(/«\s*/g, (found) => (/[\u00a0\u202f]/.test(found[1] ?? '') ? found : '«\u00a0'))
    .replaceAll(/(?<!\s)\s+([;?!])/g, '$1')
}
