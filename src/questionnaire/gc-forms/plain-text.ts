/** A link of HTML. Bounded, so that no text takes long. */
const anchor = /<a\s[^<>]{0,300}?href\s*=\s*["']([^"'<>]{0,2000})["'][^<>]{0,300}>([^<]{0,2000})<\/a>/gi

/**
 * Words without the marks of Markdown and the few HTML tags that templates use for emphasis and links; the address of a
 * link follows its words in parentheses. `isMarked` when marks other than those of headings were taken away.
 */
export function plainText(text: string): { readonly plain: string; readonly isMarked: boolean } {
  const spaced = text.replaceAll(/\n?\r\n?/g, '\n').replaceAll(/^[^\S\n]*#{1,6}[^\S\n]*/gm, '')
  const plain = spaced
    .replaceAll(anchor, '$2 ($1)')
    .replaceAll(/\[([^[\]\n]*)\]\(([^()\s]*)\)/g, '$1 ($2)')
    .replaceAll(/<br\s*\/?>/gi, '\n')
    .replaceAll(/<\/?(?:b|strong|em|i|p)>/gi, '')
    .replaceAll('**', '')
  return { plain: withoutEdges(plain), isMarked: plain !== spaced }
}

/** Whether the text begins with a heading of Markdown. */
export function beginsWithHeading(text: string): boolean {
  return /^\s*#{1,6}[^\S\n]*[^\s#]/.test(text)
}

/** Lines without spaces at their ends, and never more than one empty line between two. */
function withoutEdges(text: string): string {
  const lines = text.split('\n').map((line) => line.trim())
  return lines
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}
