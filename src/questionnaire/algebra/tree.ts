import type { Json, JsonObject, NodeName, Place } from '../change.js'
import { idAttribute, keyOf, memberKind, nameOf } from './node-kind.js'

/** A node of a document that is being worked on. */
export type TreeNode = {
  readonly name: NodeName
  /** Of its name. */
  readonly key: string
  /** Undefined for the questionnaire. */
  readonly id: string | undefined
  parent: TreeNode | undefined
  /** Which list of the parent it stands in. */
  readonly list: string
  /** Its attributes, without its id and without the lists of nodes. */
  readonly values: Map<string, Json>
  readonly lists: Map<string, TreeNode[]>
}

/** A document as nodes: from its root down, and by key. */
export type Tree = { readonly root: TreeNode; readonly nodes: Map<string, TreeNode> }

/**
 * The nodes of a document, which must not be changed while the tree is in use. An attribute where a list belongs is a
 * list of nodes only when each member is an object with an id of its own; anything else is a value.
 *
 * @throws {TypeError} when two nodes of a kind have the same id.
 */
export function readTree(document: JsonObject): Tree {
  const root = readNode({ name: { kind: 'questionnaire' }, list: '', content: document })
  const tree: Tree = { root, nodes: new Map() }
  for (const node of nodesUnder(root)) {
    if (tree.nodes.has(node.key)) throw new TypeError(`Two nodes have the name ${node.key}`)
    tree.nodes.set(node.key, node)
  }
  return tree
}

const read = new WeakMap<JsonObject, Tree>()

/** The nodes of a document that never changes, read once: to be looked at, never performed on. */
export function treeOf(document: JsonObject): Tree {
  const known = read.get(document)
  if (known) return known
  const tree = readTree(document)
  read.set(document, tree)
  return tree
}

/** A node as a list of that parent would hold it, with all that is in it; undefined when it cannot be a member. */
export function readMember(parent: NodeName, list: string, content: Json): TreeNode | undefined {
  const kind = memberKind(parent.kind, list)
  const id = kind && isObject(content) ? ownMember(content, idAttribute(kind) ?? '') : undefined
  const name = typeof id === 'string' ? nameOf(parent, list, id) : undefined
  return name && readNode({ name, list, content: content as JsonObject })
}

/** The node as JSON, with all that is in it, or with those nodes in it that are wanted. */
export function writeNode(node: TreeNode, isWanted: (member: TreeNode) => boolean = () => true): JsonObject {
  const attribute = idAttribute(node.name.kind)
  const id = attribute !== undefined && node.id !== undefined ? [[attribute, node.id] as const] : []
  const lists = [...node.lists].map(([list, members]) => {
    return [list, members.filter(isWanted).map((member) => writeNode(member, isWanted))] as const
  })
  // Unlike assignment, this makes a member of its own of `__proto__` too.
  return Object.fromEntries<Json>([...id, ...node.values, ...lists])
}

/** The node and all that is in it, parents before children, in the order of the document. */
export function nodesUnder(node: TreeNode): readonly TreeNode[] {
  const nodes: TreeNode[] = []
  collect(node, nodes)
  return nodes
}

/** Where the node stands; undefined for the questionnaire itself. */
export function placeOf(node: TreeNode): Place | undefined {
  if (!node.parent) return undefined
  const siblings = node.parent.lists.get(node.list) as TreeNode[]
  const after = siblings[siblings.indexOf(node) - 1]?.id
  return { parent: node.parent.name, list: node.list, ...(after === undefined ? {} : { after }) }
}

function collect(node: TreeNode, nodes: TreeNode[]): void {
  nodes.push(node)
  for (const members of node.lists.values()) for (const member of members) collect(member, nodes)
}

/** Whether a value is a JSON object: no list, not `null`, not absent. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function readNode({ name, list, content }: { name: NodeName; list: string; content: JsonObject }): TreeNode {
  const node: TreeNode = {
    name,
    key: keyOf(name),
    id: 'id' in name ? name.id : undefined,
    parent: undefined,
    list,
    values: new Map(),
    lists: new Map(),
  }
  for (const [attribute, value] of Object.entries(content)) {
    if (attribute === idAttribute(name.kind) || value === undefined) continue
    const members = memberNodes(name, attribute, value)
    if (members) node.lists.set(attribute, members)
    else node.values.set(attribute, value)
  }
  for (const members of node.lists.values()) for (const member of members) member.parent = node
  return node
}

/** The members when the value is a list of nodes of that parent; undefined when it is any other value. */
export function memberNodes(parent: NodeName, list: string, value: Json | undefined): TreeNode[] | undefined {
  if (!Array.isArray(value) || memberKind(parent.kind, list) === undefined) return undefined
  const members = (value as readonly Json[]).map((content) => readMember(parent, list, content))
  const ids = new Set(members.map((member) => member?.id))
  return ids.size === members.length && !ids.has(undefined) ? (members as TreeNode[]) : undefined
}

function ownMember(object: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined
}
