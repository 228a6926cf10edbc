import { isObject } from '../algebra/tree.js'
import { canonicalJson } from '../canonical.js'
import { pointer, warningAt } from '../problem.js'
import type { Condition } from '../questionnaire.js'
import type { Asked, Left } from './asked.js'
import { listOf, type Members, memberOf, textOf } from './member.js'

/** Questions that have been asked already, by the id of their element: those that a condition may look at. */
export type Sources = ReadonlyMap<string, Asked>

/**
 * The condition that one of these choices is made: an element is shown when any of its rules is met. What looks at
 * nothing that was asked before, or at a choice that was not carried over, is left; without any rule left, there is no
 * condition.
 */
export function conditionOfRules(properties: Members, sources: Sources, left: Left): Condition | undefined {
  const conditions = listOf(properties, 'conditionalRules').flatMap((rule, index) => {
    const path = pointer(`${properties.path}/conditionalRules`, index)
    const choice = isObject(rule) ? memberOf({ object: rule, path }, 'choiceId') : undefined
    const condition = conditionOfChoice(textOf(choice), sources)
    if (!condition) left.push(warningAt(path, 'rule-not-carried', { choice: textOf(choice) }))
    return condition ? [condition] : []
  })
  return conditions.length === 0 ? undefined : anyOf(conditions)
}

/** That the choice of that id, such as `3.0`, is made; undefined when no question asked before has it. */
export function conditionOfChoice(choice: string, sources: Sources): Condition | undefined {
  const [, element = '', index = ''] = /^(\d+)\.(\d+)$/.exec(choice) ?? []
  const source = sources.get(element)
  const code = source?.codes.get(Number(index))
  if (!source || code === undefined) return undefined
  const question = source.question.id
  return source.question.kind === 'single' ? { question, is: code } : { question, includes: code }
}

/** That one of them holds, each said once. */
export function anyOf(conditions: readonly Condition[]): Condition {
  const parts = distinct(conditions.flatMap((each) => ('any' in each ? each.any : [each])))
  return parts.length === 1 ? (parts[0] as Condition) : { any: parts }
}

/** That all of them hold, each said once. */
export function allOf(conditions: readonly Condition[]): Condition {
  const parts = distinct(conditions.flatMap((each) => ('all' in each ? each.all : [each])))
  return parts.length === 1 ? (parts[0] as Condition) : { all: parts }
}

function distinct(conditions: readonly Condition[]): readonly Condition[] {
  return [...new Map(conditions.map((each) => [canonicalJson(each), each])).values()]
}
