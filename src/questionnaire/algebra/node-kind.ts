import type { NodeName } from '../change.js'

/** What a node is: `page`, `question`, `option`… */
export type NodeKind = NodeName['kind']

const none: ReadonlyMap<string, NodeKind> = new Map()

const lists: Readonly<Record<NodeKind, ReadonlyMap<string, NodeKind>>> = {
  questionnaire: new Map<string, NodeKind>([
    ['pages', 'page'],
    ['helpResources', 'helpResource'],
  ]),
  page: new Map<string, NodeKind>([['questions', 'question']]),
  question: new Map<string, NodeKind>([
    ['options', 'option'],
    ['points', 'point'],
    ['rows', 'row'],
  ]),
  helpResource: none,
  option: none,
  point: none,
  row: none,
}

/** What the members of that list of such a node are; undefined for an attribute that is no list of nodes. */
export function memberKind(kind: NodeKind, list: string): NodeKind | undefined {
  return lists[kind].get(list)
}

/** The attribute that names a node; undefined for the questionnaire, whose id is a value like any other. */
export function idAttribute(kind: NodeKind): 'id' | 'code' | undefined {
  if (kind === 'questionnaire') return undefined
  return kind === 'option' || kind === 'point' ? 'code' : 'id'
}

/** The name of a member of a list; undefined when that parent has no such members. */
export function nameOf(parent: NodeName, list: string, id: string): NodeName | undefined {
  const kind = memberKind(parent.kind, list)
  switch (kind) {
    case 'page':
    case 'question':
    case 'helpResource':
      return { kind, id }
    case 'option':
    case 'point':
    case 'row':
      return parent.kind === 'question' ? { kind, question: parent.id, id } : undefined
    case 'questionnaire':
    case undefined:
      return undefined
  }
}

/** A text that is the same for two names of one node, and for no others. */
export function keyOf(name: NodeName): string {
  if (name.kind === 'questionnaire') return name.kind
  // Ids may hold anything: the length tells where the first ends.
  return 'question' in name
    ? `${name.kind}:${name.question.length}:${name.question}:${name.id}`
    : `${name.kind}:${name.id}`
}
