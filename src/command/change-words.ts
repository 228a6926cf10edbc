import type { Change, Json, NodeName, Place, Standing } from '../questionnaire/change.js'
import type { Conflict } from '../questionnaire/conflict.js'

/** A change in a line. */
export function changeLine(change: Change): string {
  switch (change.kind) {
    case 'set':
      return `set ${factWords(change)}: ${valueWords(change.from)} → ${valueWords(change.to)}`
    case 'insert':
    case 'remove':
      return `${change.kind} ${placeWords(change.place)}: ${valueWords(change.content)}`
    case 'move':
      return `move ${nodeWords(change.node)}: ${placeWords(change.from)} → ${placeWords(change.to)}`
  }
}

/** What stands where a change does not fit, as a sentence. */
export function standingLine(stands: Standing): string {
  switch (stands.kind) {
    case 'value':
      return `There stands now: ${valueWords(stands.value)}`
    case 'node':
      return `There is now ${placeWords(stands.place)}: ${valueWords(stands.content)}`
    case 'list':
      return `In the list are now: ${stands.ids.length === 0 ? 'none' : stands.ids.join(' ')}`
    case 'nothing':
      return `There is no ${nodeWords(stands.node)}.`
    case 'impossible':
      return 'No questionnaire could take it: it sets an id, or puts something where none of its kind belongs.'
  }
}

/** What is disputed, and then a line for what each of the three documents says. */
export function conflictLines(conflict: Conflict): readonly string[] {
  switch (conflict.fact) {
    case 'value':
      return [`conflict about ${factWords(conflict)}`, ...sideLines(conflict, valueWords)]
    case 'node':
      return [`conflict about ${nodeWords(conflict.node)} as a whole`, ...sideLines(conflict, valueWords)]
    case 'place':
      return [`conflict about the place of ${nodeWords(conflict.node)}`, ...sideLines(conflict, placeWords)]
  }
}

type Said<Value> = { readonly base?: Value; readonly ours?: Value; readonly theirs?: Value }

function sideLines<Value>({ base, ours, theirs }: Said<Value>, words: (value: Value) => string): readonly string[] {
  const sides = [['base', base] as const, ['ours', ours] as const, ['theirs', theirs] as const]
  return sides.map(([side, said]) => `  ${side}: ${said === undefined ? 'nothing' : words(said)}`)
}

type FactName = { readonly node: NodeName; readonly attribute: string; readonly locale?: string }

function factWords({ node, attribute, locale }: FactName): string {
  return `${nodeWords(node)} ${attribute}${locale === undefined ? '' : ` (${locale})`}`
}

function nodeWords(node: NodeName): string {
  if (node.kind === 'questionnaire') return node.kind
  return 'question' in node ? `${node.kind} ${node.id} of question ${node.question}` : `${node.kind} ${node.id}`
}

function placeWords({ parent, list, after }: Place): string {
  return `in ${list} of ${nodeWords(parent)}, ${after === undefined ? 'first' : `after ${after}`}`
}

function valueWords(value: Json | undefined): string {
  return value === undefined ? 'nothing' : JSON.stringify(value)
}
