import { isObject } from '../algebra/tree.js'
import type { Json } from '../change.js'
import { warningAt } from '../problem.js'
import type { Words } from '../problem/rule.js'
import type { Left } from './asked.js'
import { isBlank, listOf, type Members, memberOf, membersLeft, membersOf, textOf } from './member.js'
import type { Element, Template } from './template.js'
import { hasHeading, wordsMembers, wordsOf } from './words.js'

/** What becomes a page: elements under a title. */
export type Section = {
  readonly key: string
  readonly path: string
  /** Undefined where the template has none: that of the whole then stands there. */
  readonly title: Words | undefined
  readonly elements: readonly Element[]
  /** What says where it leads; undefined where every page leads to the next. */
  readonly group: Members | undefined
}

/** The sections of a template, in their order: its groups, or else what stands under a heading each. */
export function sectionsOf(template: Template, left: Left): readonly Section[] {
  const groups = membersOf(template.form, 'groups')
  const hasGroups = Object.values(groups.object).some((group) => isObject(group) && !isBlank(group['elements']))
  const sections = hasGroups ? groupSections(template, groups, left) : headingSections(template)
  const placed = new Set(sections.flatMap(({ elements }) => elements.map(({ id }) => id)))
  for (const { id, whole } of template.elements)
    if (!placed.has(id)) left.push(warningAt(whole.path, 'element-unplaced'))
  return sections
}

function groupSections(template: Template, groups: Members, left: Left): readonly Section[] {
  const named = ['start', ...listOf(template.form, 'groupsLayout'), ...Object.keys(groups.object)]
  const keys = [...new Set(named)].filter((key): key is string => typeof key === 'string' && isPage(groups, key))
  const leads = keys.some((key) => memberOf(membersOf(groups, key), 'nextAction') !== undefined)
  const place = placing(template)
  return keys.map((key) => {
    const group = membersOf(groups, key)
    left.push(...membersLeft(group, [...wordsMembers('title'), 'name', 'elements', 'nextAction', 'autoFlow']))
    const elements = place(listOf(group, 'elements'))
    return { key, path: group.path, title: wordsOf(group, 'title', left), elements, group: leads ? group : undefined }
  })
}

/** Those that stand for the review and the confirmation are pages of the program, not of the questionnaire. */
function isPage(groups: Members, key: string): boolean {
  return key !== 'review' && key !== 'end' && isObject(memberOf(groups, key))
}

/** Finds the elements of these ids, each the first time that it is asked for. */
function placing({ elements }: Template): (ids: readonly Json[]) => readonly Element[] {
  const unplaced = new Map(elements.map((element) => [element.id, element]))
  return (ids) =>
    ids.flatMap((id) => {
      const element = unplaced.get(textOf(id))
      unplaced.delete(textOf(id))
      return element ? [element] : []
    })
}

/** A text that begins with a heading begins a section, unless nothing is asked between it and the heading before. */
function headingSections(template: Template): readonly Section[] {
  const layout = listOf(template.form, 'layout')
  const elements = layout.length === 0 ? template.elements : placing(template)(layout)
  const sections: Element[][] = []
  for (const element of elements) {
    const last = sections.at(-1)
    const asks = last?.some(({ type }) => type !== 'richText')
    if (last && !(asks && isHeading(element))) last.push(element)
    else sections.push([element])
  }
  return sections.map((members) => {
    const [first] = members as [Element]
    const key = isHeading(first) ? first.id : 'start'
    return { key, path: first.whole.path, title: undefined, elements: members, group: undefined }
  })
}

/** Whether it is a text under a heading of its own. */
export function isHeading({ type, properties }: Element): boolean {
  return type === 'richText' && hasHeading(properties, 'description')
}
