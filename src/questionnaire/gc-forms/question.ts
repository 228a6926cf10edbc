import type { JsonObject } from '../change.js'
import { type Problem, warningAt } from '../problem.js'
import type { Asked, Left } from './asked.js'
import { isSet, type Made, madeOf } from './kind.js'
import { type Members, memberOf, membersLeft, membersOf, textOf } from './member.js'
import type { Element } from './template.js'
import { wordsMembers, wordsOf } from './words.js'

/** What is read of an element of any kind. The limit of older templates counts only where something is typed. */
const knownProperties = [
  ...wordsMembers('title', 'description', 'placeholder'),
  ...'validation required charLimit conditionalRules'.split(' '),
]

/** The question of that id that an element asks; undefined, after saying so, when no kind of ours can ask it. */
export function questionOf(element: Element, id: string, left: Left): Asked | undefined {
  const { type, properties, whole } = element
  const made = madeOf(element, left)
  if (!made) {
    left.push(warningAt(whole.path, 'element-not-carried', { type }))
    return undefined
  }
  const { kind, members, isNear } = made
  if (isNear) left.push(warningAt(whole.path, 'kind-approximated', { type, kind }))
  left.push(...validationLeft(properties, made), ...membersLeft(properties, knownOf(type, made)))
  left.push(...membersLeft(whole, ['id', 'type', 'properties', 'uuid', 'subId']))
  const required = isSet(properties, 'required') || isSet(membersOf(properties, 'validation'), 'required')
  const question = { id, kind, ...textsOf(properties, left), ...(required ? { required } : {}), ...members }
  return { question, codes: made.codes ?? new Map<number, string>() }
}

/**
 * The title is the text and the description its hint. What stands in the box is a text where there is no title, else a
 * hint where there is none; an element without any words has an empty text.
 */
function textsOf(properties: Members, left: Left): JsonObject {
  const [title, description, placeholder] = ['title', 'description', 'placeholder'].map((name) =>
    wordsOf(properties, name, left),
  )
  const [text, ...hints] = [title, placeholder, description].filter((words) => words !== undefined)
  if (!text) {
    left.push(warningAt(properties.path, 'words-missing'))
    return { text: { en: '', fr: '' } }
  }
  const hint = description && hints.includes(description) ? description : hints[0]
  if (hint && hints.length > 1) {
    const others = Object.keys(properties.object).filter((name) => !wordsMembers('placeholder').includes(name))
    left.push(...membersLeft(properties, others))
  }
  return hint ? { text, hint } : { text }
}

/** Rules of what may be answered, beyond what the kind keeps. */
function validationLeft(properties: Members, { kind, members }: Made): readonly Problem[] {
  const validation = membersOf(properties, 'validation')
  const isKept = ['text', kind].includes(textOf(memberOf(validation, 'type')))
  const kept = [
    'required',
    ...(isKept ? ['type'] : []),
    ...('maxLength' in members ? ['maxLength'] : []),
    ...(kind === 'multiple' && 'min' in members ? ['all'] : []),
    ...(kind === 'number' ? ['min', 'max'].filter((name) => name in members).map((name) => `${name}Value`) : []),
  ]
  return membersLeft(validation, kept).map(({ path, values }) => {
    const member = String(values?.['member'])
    return warningAt(path, 'validation-not-carried', {
      rule: `${member} ${textOf(memberOf(validation, member))}`.trim(),
    })
  })
}

/** What is read of an element of that kind. */
function knownOf(type: string, { codes }: Made): readonly string[] {
  return [...knownProperties, ...(codes ? ['choices'] : []), ...(type === 'starRating' ? ['numberOfStars'] : [])]
}
