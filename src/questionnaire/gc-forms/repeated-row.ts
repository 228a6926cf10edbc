import { warningAt } from '../problem.js'
import type { Left } from './asked.js'
import { codesFor, freshId } from './codes.js'
import { listOf } from './member.js'
import { type Element, readElement } from './template.js'
import { wordsOf } from './words.js'

/** An element with the id that its question gets. */
export type Named = { readonly element: Element; readonly id: string }

/**
 * What is asked in each row of a list that respondents make longer: it can be asked once. Ids are those of the elements
 * inside; in older templates all have the id of the whole, and then they come of the English title.
 */
export function elementsOfRow({ id: row, properties, whole }: Element, left: Left): readonly Named[] {
  left.push(warningAt(whole.path, 'repetition-not-carried'))
  const inside = listOf(properties, 'subElements').flatMap((value, index) => {
    const path = `${properties.path}/subElements/${index}`
    const read = readElement(value, path)
    if ('element' in read) return [read.element]
    left.push(warningAt(path, 'element-not-carried', { type: '?' }))
    return []
  })
  const own = new Set(inside.map(({ id }) => id))
  const hasOwnIds = own.size === inside.length && !own.has(row)
  const titles = codesFor(inside.map((element) => wordsOf(element.properties, 'title', []) ?? {}))
  const taken = new Set<string>()
  return inside.map((element, index) => {
    const id = freshId(`q${row}_${hasOwnIds ? element.id : titles[index]}`.slice(0, 56), taken)
    taken.add(id)
    return { element, id }
  })
}
