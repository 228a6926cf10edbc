import { isObject } from '../algebra/tree.js'
import type { Json } from '../change.js'
import { errorAt, pointer, type Problem } from '../problem.js'
import { listOf, type Members, memberOf, textOf } from './member.js'

/** A template that has the shape of one: today's, or that of before 2022, whose form stands in a record about it. */
export type Template = {
  /** What holds the form, where that is not the whole. */
  readonly record: Members | undefined
  readonly form: Members
  /** In the order of the file, with distinct ids. */
  readonly elements: readonly Element[]
}

export type Element = {
  /** Digits. */
  readonly id: string
  readonly type: string
  /** The element itself, and what it says. */
  readonly whole: Members
  readonly properties: Members
}

export type ReadTemplate =
  | { readonly kind: 'template'; readonly template: Template }
  | { readonly kind: 'faulty'; readonly problems: readonly Problem[] }

/** Reads a JSON value as a template; or tells everything that keeps it from being one. */
export function readTemplate(value: unknown): ReadTemplate {
  if (!isObject(value as Json)) return { kind: 'faulty', problems: [errorAt('', 'type-unfit', { type: 'object' })] }
  const whole: Members = { object: value as Members['object'], path: '' }
  const inner = memberOf(whole, 'form')
  const record = isObject(inner) ? whole : undefined
  const form = isObject(inner) ? { object: inner, path: '/form' } : whole
  const elements = listOf(form, 'elements').map((each, index) => {
    return readElement(each, pointer(`${form.path}/elements`, index))
  })
  const sound = elements.flatMap((each) => ('element' in each ? [each.element] : []))
  const problems = [
    ...idsRepeated(sound),
    ...membersMissing(
      form,
      record ? ['elements'] : ['titleEn', 'titleFr', 'elements', 'privacyPolicy', 'confirmation'],
    ),
    ...elements.flatMap((each) => ('problems' in each ? each.problems : [])),
  ]
  if (problems.length > 0) return { kind: 'faulty', problems }
  return { kind: 'template', template: { record, form, elements: sound } }
}

/** An element, or what keeps it from being one. Those within another have ids of no use. */
export function readElement(
  value: Json,
  path: string,
): { readonly element: Element } | { readonly problems: readonly Problem[] } {
  if (!isObject(value)) return { problems: [errorAt(path, 'type-unfit', { type: 'object' })] }
  const whole: Members = { object: value, path }
  const [id, type, properties] = [memberOf(whole, 'id'), memberOf(whole, 'type'), memberOf(whole, 'properties')]
  const digits = textOf(id)
  const problems = [
    ...(/^\d{1,15}$/.test(digits) ? [] : [errorAt(`${path}/id`, 'type-unfit', { type: 'integer' })]),
    ...(typeof type === 'string' ? [] : [errorAt(`${path}/type`, 'type-unfit', { type: 'string' })]),
    ...(isObject(properties) ? [] : [errorAt(`${path}/properties`, 'type-unfit', { type: 'object' })]),
  ]
  if (problems.length > 0 || typeof type !== 'string' || !isObject(properties)) return { problems }
  return { element: { id: digits, type, whole, properties: { object: properties, path: `${path}/properties` } } }
}

function membersMissing(form: Members, names: readonly string[]): readonly Problem[] {
  const missing = names.filter((name) => memberOf(form, name) === undefined)
  const elements = memberOf(form, 'elements')
  const place = `${form.path}/elements`
  return [
    ...missing.map((member) => errorAt(form.path, 'member-missing', { member })),
    ...(elements === undefined || Array.isArray(elements) ? [] : [errorAt(place, 'type-unfit', { type: 'array' })]),
  ]
}

function idsRepeated(elements: readonly Element[]): readonly Problem[] {
  const seen = new Set<string>()
  return elements.flatMap(({ id, whole }) => {
    if (seen.has(id)) return [errorAt(`${whole.path}/id`, 'duplicate-element-id', { id })]
    seen.add(id)
    return []
  })
}
