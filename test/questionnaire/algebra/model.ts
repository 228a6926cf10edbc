import type { Json, JsonObject } from '../../../src/questionnaire/change.js'

/** A document as tests edit it, by a way of its own: nothing here goes through the program's trees. */
export type Model = {
  readonly kind: Kind
  readonly id: string
  readonly values: Map<string, Json>
  readonly lists: Map<string, Model[]>
}

export type Kind = 'questionnaire' | 'page' | 'helpResource' | 'question' | 'option' | 'point' | 'row'

export const listsOf: { readonly [K in Kind]: { readonly [list: string]: Kind } } = {
  questionnaire: { pages: 'page', helpResources: 'helpResource' },
  page: { questions: 'question' },
  question: { options: 'option', points: 'point', rows: 'row' },
  helpResource: {},
  option: {},
  point: {},
  row: {},
}

export function toJson({ kind, id, values, lists }: Model): JsonObject {
  const own = kind === 'questionnaire' ? [] : [[idOf(kind), id] as const]
  return Object.fromEntries<Json>([
    ...own,
    ...values,
    ...[...lists].map(([list, members]) => [list, members.map(toJson)] as const),
  ])
}

export function fromJson(kind: Kind, { ...members }: JsonObject): Model {
  const idName = kind === 'questionnaire' ? '' : idOf(kind)
  const model: Model = { kind, id: members[idName] as string, values: new Map(), lists: new Map() }
  for (const [name, value] of Object.entries(members)) {
    const member = Object.hasOwn(listsOf[kind], name) ? listsOf[kind][name] : undefined
    if (member && Array.isArray(value) && value.every((each) => isNamed(each, idOf(member))))
      model.lists.set(
        name,
        value.map((each) => fromJson(member, each as JsonObject)),
      )
    else if (name !== idName) model.values.set(name, value)
  }
  return model
}

function idOf(kind: Kind): string {
  return kind === 'option' || kind === 'point' ? 'code' : 'id'
}

function isNamed(value: Json, idName: string): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, idName)
}

export function copyOf({ kind, id, values, lists }: Model): Model {
  return {
    kind,
    id,
    values: new Map(values),
    lists: new Map([...lists].map(([list, members]) => [list, members.map(copyOf)])),
  }
}

/** A list of nodes, and what it is a list of. */
export type List = { readonly owner: Model; readonly name: string; readonly kind: Kind; readonly members: Model[] }

export function nodesIn(model: Model): readonly Model[] {
  return [model, ...[...model.lists.values()].flatMap((members) => members.flatMap(nodesIn))]
}

export function listsIn(model: Model): readonly List[] {
  return nodesIn(model).flatMap((owner) =>
    [...owner.lists].map(([name, members]) => ({ owner, name, kind: listsOf[owner.kind][name] as Kind, members })),
  )
}

/** What tells a node from all others: kind and id, and for a part of a question its question. */
export function keysIn(model: Model): ReadonlyMap<string, { readonly node: Model; readonly list: List | undefined }> {
  const lists = listsIn(model).flatMap((list) =>
    list.members.map((node) => {
      const owner = list.owner.kind === 'question' ? list.owner.id : ''
      return [JSON.stringify([node.kind, owner, node.id]), { node, list }] as const
    }),
  )
  const root: readonly [string, { node: Model; list: List | undefined }] = [
    'questionnaire',
    { node: model, list: undefined },
  ]
  return new Map([root, ...lists])
}

/** Every value that the node has, each language of a text by itself, and each list as []. */
export function factsIn({ values, lists }: Model): ReadonlyMap<string, Json> {
  const facts = new Map<string, Json>([...lists.keys()].map((list) => [JSON.stringify([list]), []]))
  for (const [name, value] of values) {
    const languages = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : []
    if (languages.length > 0 && languages.every(([language]) => language === 'en' || language === 'fr')) {
      for (const [language, words] of languages) facts.set(JSON.stringify([name, language]), words)
    } else facts.set(JSON.stringify([name]), value)
  }
  return facts
}
