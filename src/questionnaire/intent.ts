import { keyOf } from './algebra/node-kind.js'
import { readMember } from './algebra/tree.js'
import type { Change, NodeName } from './change.js'
import { questionsIn } from './intent/carried-question.js'
import { type Descent, descentIn } from './intent/descent.js'

/** What people call a group of changes. Rules look at the changes; pages speak of what was meant. */
export const intentKinds = [
  /** Words other than a hint or a label, in one language or both. */
  'edit-text',
  'edit-hint',
  /** An option, a row of a matrix. */
  'add-option',
  'remove-option',
  /** The words of an option, of a row, or of a point of a scale. */
  'relabel-option',
  /** Questions that come in the place of one, or of a part of it. */
  'split',
  /** A question that comes in the place of several. */
  'merge',
  'add-question',
  'remove-question',
  /** A page, question, option, row or help resource. */
  'move',
  /** With what the new kind has and the old one had. */
  'change-kind',
  /** Points of a scale that come, go, move or count otherwise. */
  'change-scale',
  'other',
] as const

export type IntentKind = (typeof intentKinds)[number]

export type Intent = {
  readonly kind: IntentKind
  /** What it is about: of a split, what is split; of a merge, what comes of it. */
  readonly node: NodeName
  /** In their order. An insert or removal of a page serves an intent for each of its questions. */
  readonly changes: readonly Change[]
}

/**
 * What a list of changes does, in the order in which it begins to. Every change serves at least one intent; what sets
 * both languages of a text is one, and so is all that makes a question one of another kind, or its scale another.
 */
export function intentsOf(changes: readonly Change[]): readonly Intent[] {
  const sense: Sense = {
    ofNewKind: new Set(changes.flatMap((change) => (setsKind(change) ? [keyOf(change.node)] : []))),
    descent: descentIn(changes),
  }
  const intents = new Map<string, Meaning & { readonly changes: Change[] }>()
  for (const change of changes) {
    for (const { kind, node } of meaningsOf(change, sense)) {
      const key = `${kind} ${keyOf(node)}`
      const intent = intents.get(key) ?? { kind, node, changes: [] }
      intents.set(key, intent)
      if (!intent.changes.includes(change)) intent.changes.push(change)
    }
  }
  return [...intents.values()]
}

type Meaning = Pick<Intent, 'kind' | 'node'>
type SetChange = Extract<Change, { kind: 'set' }>
type Carriage = Extract<Change, { kind: 'insert' | 'remove' }>

/** What tells the meaning of a change among the others. */
type Sense = { readonly ofNewKind: ReadonlySet<string>; readonly descent: Descent }

function setsKind(change: Change): change is SetChange {
  return change.kind === 'set' && change.node.kind === 'question' && change.attribute === 'kind'
}

function meaningsOf(change: Change, { ofNewKind, descent }: Sense): readonly Meaning[] {
  const remade = questionRemade(change)
  if (remade && ofNewKind.has(keyOf(remade))) return [{ kind: 'change-kind', node: remade }]
  switch (change.kind) {
    case 'set':
      if (change.attribute === 'replaces') return descent.get(keyOf(change.node)) ?? [other(change.node)]
      return [meaningOfSet(change)]
    case 'insert':
    case 'remove': {
      const { place, kind } = change
      if (place.parent.kind === 'question') return [meaningOfMember(change, place.parent.id)]
      const questions = questionsIn(change).flatMap(({ node }): readonly Meaning[] => {
        return descent.get(keyOf(node)) ?? [{ kind: kind === 'insert' ? 'add-question' : 'remove-question', node }]
      })
      return questions.length > 0 ? questions : [other(place.parent)]
    }
    case 'move':
      return [change.node.kind === 'point' ? ofScale(change.node.question) : { kind: 'move', node: change.node }]
  }
}

const ofKind = new Set(['kind', 'options', 'points', 'rows', 'min', 'max', 'maxLength', 'whole', 'unit'])

/** The question whose make-up is changed, beyond its words. */
function questionRemade(change: Change): NodeName | undefined {
  if (change.kind === 'set')
    return change.node.kind === 'question' && ofKind.has(change.attribute) ? change.node : undefined
  const { parent } = change.kind === 'move' ? change.from : change.place
  return parent.kind === 'question' ? parent : undefined
}

function meaningOfSet({ node, attribute, locale }: SetChange): Meaning {
  if (attribute === 'label' || (attribute === 'text' && node.kind === 'row')) return { kind: 'relabel-option', node }
  if (node.kind === 'point') return ofScale(node.question)
  if (node.kind === 'question' && attribute === 'points') return ofScale(node.id)
  if (locale === undefined) return other(node)
  return { kind: attribute === 'hint' ? 'edit-hint' : 'edit-text', node }
}

function meaningOfMember({ kind, place, content }: Carriage, question: string): Meaning {
  const node = readMember(place.parent, place.list, content)?.name
  if (!node) return other(place.parent)
  if (node.kind === 'point') return ofScale(question)
  return { kind: kind === 'insert' ? 'add-option' : 'remove-option', node }
}

function ofScale(question: string): Meaning {
  return { kind: 'change-scale', node: { kind: 'question', id: question } }
}

function other(node: NodeName): Meaning {
  return { kind: 'other', node }
}
