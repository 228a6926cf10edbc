import { attribute, type Element, elementsOf } from '../support/html-document.js'

/** A page as a parser sees it. */
export type ParsedPage = {
  /** The elements with the names of their attributes, without any of their words or values. */
  readonly structure: string
  /** What a field holds. */
  value(field: string): string | undefined
}

export function parsePage(html: string): ParsedPage {
  const elements = elementsOf(html)
  return {
    structure: elements.map(shapeOf).join('\n'),
    value: (field) => {
      const found = elements.find(
        (each) => ['input', 'textarea'].includes(each.tagName) && attribute(each, 'name') === field,
      )
      return found?.tagName === 'textarea' ? wordsIn(found) : found && attribute(found, 'value')
    },
  }
}

function shapeOf({ tagName, attrs }: Element): string {
  return [tagName, ...attrs.map(({ name }) => name).filter((name) => name !== 'checked')].join(' ')
}

function wordsIn({ childNodes }: Element): string {
  return childNodes.map((node) => ('value' in node ? node.value : '')).join('')
}
