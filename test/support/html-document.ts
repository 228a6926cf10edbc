import { type DefaultTreeAdapterMap, parse } from 'parse5'

export type Element = DefaultTreeAdapterMap['element']
type Node = DefaultTreeAdapterMap['node']

/** Every element of a page, in the order of its tags. */
export function elementsOf(html: string): readonly Element[] {
  return below(parse(html))
}

export function below(node: Node): readonly Element[] {
  const children = 'childNodes' in node ? node.childNodes : []
  return children.flatMap((child) => ('tagName' in child ? [child, ...below(child)] : []))
}

export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((each) => each.name === name)?.value
}

/** The words an element shows on its one line: white space is folded; what is hidden, or is no words, is left out. */
export function textOf(element: Element): string {
  return rawText(element)
    .replaceAll(/[ \t\n\r\f]+/g, ' ')
    .trim()
}

const unseen = ['script', 'style', 'template', 'head']
const inline = [
  'a',
  'abbr',
  'b',
  'cite',
  'code',
  'em',
  'i',
  'kbd',
  'mark',
  'q',
  'small',
  'span',
  'strong',
  'sub',
  'sup',
  'time',
  'wbr',
]

function rawText(node: Node): string {
  if ('value' in node) return node.value
  if (!('childNodes' in node)) return ''
  if ('tagName' in node && (unseen.includes(node.tagName) || attribute(node, 'hidden') !== undefined)) return ''
  const words = node.childNodes.map(rawText).join('')
  return 'tagName' in node && inline.includes(node.tagName) ? words : ` ${words} `
}
