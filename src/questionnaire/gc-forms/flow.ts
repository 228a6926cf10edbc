import { isObject } from '../algebra/tree.js'
import { comparisonsOf } from '../condition.js'
import { pointer, warningAt } from '../problem.js'
import type { Condition } from '../questionnaire.js'
import type { Left } from './asked.js'
import { listOf, type Members, memberOf, textOf } from './member.js'
import type { Section } from './section.js'
import { allOf, anyOf, conditionOfChoice, type Sources } from './rule.js'

/** More than these nobody would follow; and conditions are not nested deeper than documents may be. */
const mostComparisons = 30
const deepest = 5

/** Whether the answers so far lead to a page: always, never, or on a condition. */
export type Reach = 'always' | 'never' | Condition

/** The way through the pages of a template, walked from the first to the last. */
export type Flow = {
  /** Place of each page in the order of the template, by its key. */
  readonly order: ReadonlyMap<string, number>
  /** What leads to a page, by its key. */
  readonly ways: Map<string, Exclude<Reach, 'never'>[]>
  /** The place of the farthest page that the ways so far lead to. */
  farthest: number
}

/** A flow that begins with the first of these pages. */
export function beginFlow(keys: readonly string[]): Flow {
  const ways = new Map(keys.slice(0, 1).map((key) => [key, ['always' as const]]))
  return { order: new Map(keys.map((key, index) => [key, index])), ways, farthest: 0 }
}

/** Whether a page is reached, once all pages before it have been left. */
export function reachOf(
  { order, ways, farthest }: Flow,
  { key, path }: Pick<Section, 'key' | 'path'>,
  left: Left,
): Reach {
  const leading = ways.get(key) ?? []
  if (leading.length === 0) return 'never'
  // No way passes it by, so every way leads to it.
  if (farthest <= (order.get(key) ?? 0)) return 'always'
  const conditions = leading.filter((way) => way !== 'always')
  if (conditions.length < leading.length) return 'always'
  const condition = anyOf(conditions)
  if (comparisonsOf(condition).length <= mostComparisons && depthOf(condition) <= deepest) return condition
  left.push(warningAt(path, 'flow-too-intricate'))
  return 'always'
}

/** A page that is left: how it was reached, and the questions asked by then. */
export type Leaving = { readonly key: string; readonly reach: Exclude<Reach, 'never'>; readonly sources: Sources }

/** Notes where a page that is reached leads: to one page, or to several by choices. Without a next action, to the end. */
export function leavePage(flow: Flow, group: Members, leaving: Leaving, left: Left): void {
  const { reach, sources } = leaving
  const action = memberOf(group, 'nextAction')
  const place = pointer(group.path, 'nextAction')
  if (!Array.isArray(action)) {
    lead(flow, { leaving, to: typeof action === 'string' ? action : 'end', way: reach, path: place }, left)
    return
  }
  const steps = listOf(group, 'nextAction').map((step, index) => {
    return readStep({ object: isObject(step) ? step : {}, path: pointer(place, index) }, sources)
  })
  if (!steps.some(({ isRest }) => isRest) && !coverChoices(steps, sources)) flow.farthest = Infinity
  const rest = restOf(steps.flatMap(({ condition }) => condition ?? []))
  for (const { to, path, choice, condition, isRest } of steps) {
    const own = isRest ? rest : condition
    if (own === undefined) left.push(warningAt(path, 'rule-not-carried', { choice }))
    else lead(flow, { leaving, to, way: both(reach, own), path }, left)
  }
}

type Step = {
  readonly to: string
  readonly path: string
  readonly choice: string
  readonly condition: Condition | undefined
  /** Of all choices that no other step names. */
  readonly isRest: boolean
}

function readStep(step: Members, sources: Sources): Step {
  const [to, choice] = [textOf(memberOf(step, 'groupId')), textOf(memberOf(step, 'choiceId'))]
  return {
    to,
    path: step.path,
    choice,
    condition: conditionOfChoice(choice, sources),
    isRest: choice.includes('catch-all'),
  }
}

/** Whether the steps name every choice of a question, so that whoever answers it goes on. */
function coverChoices(steps: readonly Step[], sources: Sources): boolean {
  const named = new Set(steps.map(({ choice }) => choice))
  const elements = new Set(steps.map(({ choice }) => choice.split('.')[0] ?? ''))
  return [...elements].some((element) => {
    const codes = sources.get(element)?.codes ?? new Map<number, string>()
    return codes.size > 0 && [...codes.keys()].every((index) => named.has(`${element}.${index}`))
  })
}

function restOf(others: readonly Condition[]): Exclude<Reach, 'never'> {
  return others.length === 0 ? 'always' : { not: anyOf(others) }
}

function both(a: Exclude<Reach, 'never'>, b: Exclude<Reach, 'never'>): Exclude<Reach, 'never'> {
  if (a === 'always') return b
  return b === 'always' ? a : allOf([a, b])
}

type Way = {
  readonly leaving: Leaving
  readonly to: string
  readonly way: Exclude<Reach, 'never'>
  readonly path: string
}

/** A way back, out of the form or to nowhere ends there, like the way to the review. */
function lead(flow: Flow, { leaving, to, way, path }: Way, left: Left): void {
  const place = flow.order.get(to) ?? -1
  if (place <= (flow.order.get(leaving.key) ?? 0)) {
    flow.farthest = Infinity
    if (to !== 'review' && to !== 'end') left.push(warningAt(path, 'flow-not-carried', { to }))
    return
  }
  flow.farthest = Math.max(flow.farthest, place)
  flow.ways.set(to, [...(flow.ways.get(to) ?? []), way])
}

function depthOf(condition: Condition): number {
  if ('not' in condition) return 1 + depthOf(condition.not)
  const parts = 'all' in condition ? condition.all : 'any' in condition ? condition.any : []
  return 1 + Math.max(0, ...parts.map(depthOf))
}
