import fc from 'fast-check'
import type { Json, JsonObject } from '../../../src/questionnaire/change.js'
import { anyQuestionnaire } from '../arbitrary.js'
import { copyOf, fromJson, type Kind, type List, listsIn, listsOf, type Model, nodesIn, toJson } from './model.js'

/** How often each property is tried: a short form, and ten times that with LONG=1. */
export const numRuns = process.env.LONG ? 1000 : 100

export type Edited = { readonly base: JsonObject; readonly ours: JsonObject; readonly theirs: JsonObject }

/** A document with two edits of it, of several steps each. Some steps both have in common. */
export const anyEdited: fc.Arbitrary<Edited> = edited(4)

/** The same, of at most two steps each. */
export const slightlyEdited: fc.Arbitrary<Edited> = edited(2)

/** Valid ones; ones that merely have nodes, lists and values; ones of nothing but order; ones of little but words. */
function edited(most: number): fc.Arbitrary<Edited> {
  const valid = fc.tuple(anyQuestionnaire, fc.gen()).map(([questionnaire, gen]) => {
    return editTwice(new Chance(gen), fromJson('questionnaire', questionnaire), { most, edits })
  })
  const shaped = fc.gen().map((gen) => {
    const chance = new Chance(gen)
    return editTwice(chance, makeDocument(chance), { most, edits })
  })
  const rows = fc.gen().map((gen) => {
    const chance = new Chance(gen)
    return editTwice(chance, makeRow(chance), { most, edits: [move, move, swap, insert, insertFirst, remove, reverse] })
  })
  const lone = fc.gen().map((gen) => {
    const chance = new Chance(gen)
    return editTwice(chance, edit(chance, bare('questionnaire', ''), { most, edits: words }), { most, edits: words })
  })
  const [one, three] = [{ weight: 1 }, { weight: 3 }]
  return fc.oneof(
    { arbitrary: valid, ...one },
    { arbitrary: shaped, ...three },
    { arbitrary: rows, ...three },
    { arbitrary: lone, ...one },
  )
}

type Editing = { readonly most: number; readonly edits: readonly Edit[] }

function editTwice(chance: Chance, base: Model, { most, edits: among }: Editing): Edited {
  const middle = chance.one(3) ? edit(chance, base, { most: 1, edits: among }) : base
  const [ours, theirs] = [edit(chance, middle, { most, edits: among }), edit(chance, middle, { most, edits: among })]
  return { base: toJson(base), ours: toJson(ours), theirs: toJson(theirs) }
}

/** Choices that fast-check can replay. */
class Chance {
  constructor(private readonly gen: fc.GeneratorValue) {}

  upTo(max: number): number {
    return this.gen(evenly, max)
  }
  /** Once in so many times. */
  one(times: number): boolean {
    return this.upTo(times - 1) === 0
  }
  among<T>(items: readonly T[]): T | undefined {
    return items.length === 0 ? undefined : items[this.upTo(items.length - 1)]
  }
}

/** Otherwise the least is chosen more often than the rest. */
function evenly(max: number): fc.Arbitrary<number> {
  return fc.noBias(fc.nat({ max }))
}

const ids: { readonly [K in Kind]: readonly string[] } = {
  questionnaire: [],
  page: ['p1', 'p2', 'constructor', '__proto__', 'shared'],
  helpResource: ['h1', 'h2', 'shared'],
  question: ['a', 'b', 'c', 'constructor', '__proto__', 'toString', 'shared', 'é', '\u{1f600}', '\uffff'],
  option: ['yes', 'no', 'constructor', '__proto__', 'shared', ''],
  point: ['low', 'high', 'shared'],
  row: ['r1', 'shared'],
}

const attributes = ['text', 'text', 'text', 'constructor', '__proto__', 'from']

const values: readonly Json[] = [
  null,
  '',
  [],
  {},
  0,
  false,
  'words',
  [null],
  { en: 'words' },
  { fr: 'mots' },
  { en: 'words', fr: 'mots' },
  { en: 'other words', fr: 'mots' },
  { en: null, fr: '' },
  { en: [] },
  { en: 'words', de: 'Worte' },
  { all: [{ question: 'a', is: 'yes' }] },
]

function makeDocument(chance: Chance): Model {
  const model = bare('questionnaire', '')
  reword(chance, model)
  for (let step = 2 + chance.upTo(8); step > 0; step -= 1) (chance.one(4) ? addList : insert)(chance, model)
  return model
}

/** Questions of one page, with nothing to tell of them. */
function makeRow(chance: Chance): Model {
  const questions = ids.question.slice(0, 2 + chance.upTo(4)).map((id) => bare('question', id))
  const page = { ...bare('page', 'p1'), lists: new Map([['questions', questions]]) }
  const pages = [page, { ...bare('page', 'p2'), lists: new Map([['questions', []]]) }]
  return { ...bare('questionnaire', ''), lists: new Map([['pages', pages]]) }
}

function bare(kind: Kind, id: string): Model {
  return { kind, id, values: new Map(), lists: new Map() }
}

type Edit = (chance: Chance, model: Model) => void

const edits: readonly Edit[] = [
  reword,
  reword,
  move,
  move,
  swap,
  insert,
  insertFirst,
  remove,
  remove,
  reverse,
  addList,
  dropList,
  replacePage,
]

const words: readonly Edit[] = [reword, addList, dropList, insert]

function edit(chance: Chance, model: Model, { most, edits: among }: Editing): Model {
  const copy = copyOf(model)
  for (let steps = chance.one(8) ? 0 : 1 + chance.upTo(most - 1); steps > 0; steps -= 1)
    chance.among(among)?.(chance, copy)
  return copy
}

function reword(chance: Chance, model: Model): void {
  const node = chance.among(nodesIn(model)) as Model
  const name = chance.among(attributes) as string
  const value = node.values.get(name)
  if (isText(value) && chance.one(2)) {
    const locale = chance.among(['en', 'fr']) as string
    const twin = Object.fromEntries(Object.entries(value).filter(([each]) => each !== locale))
    const isLeft = chance.one(4) && Object.keys(twin).length > 0
    node.values.set(name, isLeft ? twin : { ...value, [locale]: chance.among(['new', 'newer', '', null]) as Json })
  } else if (chance.one(4)) node.values.delete(name)
  else node.values.set(name, chance.among(values) as Json)
}

function isText(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && 'en' in value && !('de' in value)
}

function insert(chance: Chance, model: Model): void {
  const list = chance.among(listsIn(model)) ?? addList(chance, model)
  if (list) insertAt(chance, { model, list, index: chance.upTo(list.members.length) })
}

function insertFirst(chance: Chance, model: Model): void {
  const list = chance.among(listsIn(model).filter(({ members }) => members.length > 0))
  if (!list) return
  if (chance.one(2)) list.members.shift()
  insertAt(chance, { model, list, index: 0 })
}

function insertAt(chance: Chance, place: { readonly model: Model; readonly list: List; readonly index: number }): void {
  const { model, list, index } = place
  const isOfQuestion = list.owner.kind === 'question'
  const taken = (isOfQuestion ? list.members : nodesIn(model).filter(({ kind }) => kind === list.kind)).map(
    ({ id }) => id,
  )
  const id = chance.among(ids[list.kind].filter((each) => !taken.includes(each)))
  if (id === undefined) return
  const node = bare(list.kind, id)
  list.members.splice(index, 0, node)
  for (let steps = chance.upTo(3); steps > 0; steps -= 1) reword(chance, node)
  for (const name of Object.keys(listsOf[list.kind])) if (chance.one(2)) node.lists.set(name, [])
  for (const inner of listsIn(node)) if (chance.one(2)) insertAt(chance, { model, list: inner, index: 0 })
}

function remove(chance: Chance, model: Model): void {
  const list = chance.among(listsIn(model).filter(({ members }) => members.length > 0))
  list?.members.splice(chance.upTo(list.members.length - 1), 1)
}

function move(chance: Chance, model: Model): void {
  const from = chance.among(listsIn(model).filter(({ members }) => members.length > 0))
  const [node] = from?.members.splice(chance.upTo(from.members.length - 1), 1) ?? []
  if (!from || !node) return
  const goals = listsIn(model).filter(({ kind, owner }) => kind === node.kind && kind === 'question' && owner !== node)
  const to = chance.among([from, ...goals]) as List
  to.members.splice(chance.upTo(to.members.length), 0, node)
}

function swap(chance: Chance, model: Model): void {
  const list = chance.among(listsIn(model).filter(({ members }) => members.length > 1))
  if (!list) return
  const [node] = list.members.splice(chance.upTo(list.members.length - 2), 1) as [Model]
  const index = chance.upTo(list.members.length - 1)
  list.members.splice(index + 1, 0, node)
}

function reverse(chance: Chance, model: Model): void {
  chance.among(listsIn(model))?.members.reverse()
}

/** A list without members, in place of whatever value is there. */
function addList(chance: Chance, model: Model): List | undefined {
  const owner = chance.among(nodesIn(model).filter(({ kind }) => Object.keys(listsOf[kind]).length > 0)) as Model
  const name = chance.among(Object.keys(listsOf[owner.kind])) as string
  const members = owner.lists.get(name) ?? []
  owner.values.delete(name)
  owner.lists.set(name, members)
  return { owner, name, kind: listsOf[owner.kind][name] as Kind, members }
}

/** With its members, and at times for another value. */
function dropList(chance: Chance, model: Model): void {
  const { owner, name, members } = chance.among(listsIn(model)) ?? {}
  if (!owner || name === undefined || ((members?.length ?? 0) > 0 && chance.one(2))) return
  owner.lists.delete(name)
  const value = chance.among([undefined, null, '', { en: 'words' }, [null], {}])
  if (value !== undefined) owner.values.set(name, value)
}

/** A new page takes the place of one, with a question of it. */
function replacePage(chance: Chance, model: Model): void {
  const pages = model.lists.get('pages') ?? []
  const page = chance.among(pages)
  const id = chance.among(ids.page.filter((each) => pages.every((other) => other.id !== each)))
  const questions = page?.lists.get('questions') ?? []
  if (!page || id === undefined || questions.length === 0) return
  const kept = questions.slice(0, 1 + chance.upTo(questions.length - 1))
  pages.splice(pages.indexOf(page), 1, { ...bare('page', id), lists: new Map([['questions', kept]]) })
}
