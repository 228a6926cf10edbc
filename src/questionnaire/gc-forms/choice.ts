import { isObject } from '../algebra/tree.js'
import type { Json } from '../change.js'
import { pointer, warningAt } from '../problem.js'
import type { Words } from '../problem/rule.js'
import type { Left } from './asked.js'
import { codesFor } from './codes.js'
import { listOf, type Members, membersLeft } from './member.js'
import { choiceWords } from './words.js'

/** The choices of an element that have words, as options or points, and their codes by index in the template. */
export type Choices = { readonly options: readonly Json[]; readonly codes: ReadonlyMap<number, string> }

/** A first choice without words stands for none in a drop-down list, and is nothing to choose. */
export function choicesOf(properties: Members, left: Left): Choices {
  const read = listOf(properties, 'choices').map((choice, index) => readChoice(choice, { properties, index }, left))
  const worded = read.flatMap((label, index) => (label ? [{ label, index }] : []))
  const codes = codesFor(worded.map(({ label }) => label))
  return {
    options: worded.map(({ label }, place) => ({ code: codes[place] as string, label })),
    codes: new Map(worded.map(({ index }, place) => [index, codes[place] as string])),
  }
}

type ChoicePlace = { readonly properties: Members; readonly index: number }

function readChoice(choice: Json, { properties, index }: ChoicePlace, left: Left): Words | undefined {
  const path = pointer(`${properties.path}/choices`, index)
  const members: Members = { object: isObject(choice) ? choice : {}, path }
  const words = choiceWords(members)
  left.push(...membersLeft(members, ['en', 'fr', 'id']))
  if (!words && !(index === 0 && isObject(choice))) left.push(warningAt(path, 'choice-without-words'))
  return words
}
