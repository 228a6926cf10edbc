import type { Json, JsonObject } from '../change.js'
import { longestText } from '../problem/bounds.js'
import { warningAt } from '../problem.js'
import type { Left } from './asked.js'
import { choicesOf } from './choice.js'
import { isBlank, type Members, memberOf, membersOf } from './member.js'
import type { Element } from './template.js'

/** Where a template sets no limit, in code points. */
const usualShortText = 1000

/** What makes a question one of its kind. */
export type Made = {
  readonly kind: string
  readonly members: JsonObject
  /** By the index of the choice in the template. */
  readonly codes?: ReadonlyMap<number, string>
  /** The element asks for something that no kind of ours does: this one comes near. */
  readonly isNear?: true
}

/** The kind of question that an element becomes; undefined for a file, or what templates may yet learn. */
export function madeOf({ type, properties }: Element, left: Left): Made | undefined {
  switch (type) {
    case 'textField':
      return asksNumber(properties) ? numberOf(properties) : textOf('short-text', properties, left)
    case 'numberInput':
      return numberOf(properties)
    case 'textArea':
      return textOf('long-text', properties, left)
    case 'radio':
    case 'dropdown':
    case 'combobox':
    case 'departments':
      return singleOf(properties, left)
    case 'checkbox':
      return multipleOf(properties, isSet(membersOf(properties, 'validation'), 'all'), left)
    case 'attestation':
      return multipleOf(properties, true, left)
    case 'starRating':
      return { ...starsOf(properties), isNear: true }
    case 'name':
    case 'firstMiddleLastName':
    case 'formattedDate':
      return { ...textOf('short-text', properties, left), isNear: true }
    case 'address':
    case 'addressComplete':
    case 'contact':
      return { ...textOf('long-text', properties, left), isNear: true }
    default:
      return undefined
  }
}

export function isSet(members: Members, name: string): boolean {
  return memberOf(members, name) === true
}

function asksNumber(properties: Members): boolean {
  return memberOf(membersOf(properties, 'validation'), 'type') === 'number'
}

function textOf(kind: 'short-text' | 'long-text', properties: Members, left: Left): Made {
  const validation = membersOf(properties, 'validation')
  const [own, older] = [memberOf(validation, 'maxLength'), memberOf(properties, 'charLimit')]
  const limit = [own, older].find((each) => Number.isSafeInteger(each) && (each as number) > 0) as number | undefined
  if (limit !== undefined && limit > longestText)
    left.push(warningAt(properties.path, 'limit-lowered', { value: limit, limit: longestText }))
  const usual = kind === 'short-text' ? usualShortText : longestText
  return { kind, members: { maxLength: Math.min(limit ?? usual, longestText) } }
}

function numberOf(properties: Members): Made {
  const validation = membersOf(properties, 'validation')
  const [min, max] = [numberNamed(validation, 'minValue'), numberNamed(validation, 'maxValue')]
  const isRange = min === undefined || max === undefined || min <= max
  const limits: readonly (readonly [string, number | undefined])[] = isRange
    ? [
        ['min', min],
        ['max', max],
      ]
    : []
  return {
    kind: 'number',
    members: Object.fromEntries(limits.filter((each): each is [string, number] => each[1] !== undefined)),
  }
}

function numberNamed(members: Members, name: string): number | undefined {
  const value = memberOf(members, name)
  return typeof value === 'number' ? value : undefined
}

/** A list that is kept elsewhere, such as that of all departments, is written instead of chosen from. */
function singleOf(properties: Members, left: Left): Made | undefined {
  const { options, codes } = choicesOf(properties, left)
  if (options.length > 0) return { kind: 'single', members: { options }, codes }
  return isBlank(memberOf(properties, 'managedChoices'))
    ? undefined
    : { ...textOf('short-text', properties, left), isNear: true }
}

/** When all are to be ticked, that is a least number of them. */
function multipleOf(properties: Members, all: boolean, left: Left): Made | undefined {
  const { options, codes } = choicesOf(properties, left)
  if (options.length === 0) return undefined
  return { kind: 'multiple', members: { options, ...(all ? { min: options.length } : {}) }, codes }
}

/** Five where the template does not say. */
function starsOf(properties: Members): Made {
  const said = numberNamed(properties, 'numberOfStars') ?? 5
  const count = Number.isInteger(said) && said >= 2 && said <= 10 ? said : 5
  const points = Array.from({ length: count }, (_, index): Json => {
    const value = index + 1
    return { code: `star_${value}`, label: { en: String(value), fr: String(value) }, value }
  })
  return { kind: 'scale', members: { points } }
}
