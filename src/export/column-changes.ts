import { nodesUnder, readMember } from '../questionnaire/algebra/tree.js'
import type { Change, JsonObject, NodeName } from '../questionnaire/change.js'
import { comparabilityOf } from '../questionnaire/comparability.js'
import { type Comparability, worstOf } from '../questionnaire/comparability-class.js'
import { difference } from '../questionnaire/difference.js'
import { findPageOfQuestion } from '../questionnaire/find-question.js'
import { type Intent, type IntentKind, intentsOf } from '../questionnaire/intent.js'
import type { Column } from './columns.js'
import type { HarmonisedColumn } from './harmonised.js'
import type { NumberedVersion } from './lineage.js'

/** What became of a column from one version to a later one. */
export type ColumnChange = {
  readonly from: number
  readonly to: number
  readonly comparability: Comparability
  readonly intents: readonly IntentKind[]
}

/**
 * What changed in each column between the versions, oldest first: from one version that asked to the next that did, what
 * touches its answers; where it comes or goes, by what.
 */
export function changesOf(
  columns: readonly HarmonisedColumn[],
  versions: readonly NumberedVersion[],
): ReadonlyMap<HarmonisedColumn, readonly ColumnChange[]> {
  const between = rememberedSteps()
  return new Map(
    columns.map((column) => [
      column,
      stepsOf(column, versions).flatMap((step) => changeOf(column, step, between(step)) ?? []),
    ]),
  )
}

type Step = { readonly from: NumberedVersion; readonly to: NumberedVersion }

/** Those at whose two ends it was asked, and those at which it comes or goes. */
function stepsOf({ asked }: HarmonisedColumn, versions: readonly NumberedVersion[]): readonly Step[] {
  return versions.flatMap((to, index) => {
    const from = versions[index - 1]
    if (from === undefined) return []
    const last = versions.slice(0, index).findLast(({ number }) => asked.has(number))
    const steps = asked.has(from.number) === asked.has(to.number) ? [] : [{ from, to }]
    return last && asked.has(to.number) ? [...steps, { from: last, to }] : steps
  })
}

function changeOf(column: HarmonisedColumn, { from, to }: Step, intents: readonly Intent[]): ColumnChange | undefined {
  const stays = column.asked.has(from.number) && column.asked.has(to.number)
  const about = aboutOf(column, { from, to })
  const judged = intents.flatMap(({ kind, changes }) => {
    const concerned = changes.filter((change) => concerns(change, about))
    if (concerned.length === 0 || (!stays && !comings.has(kind))) return []
    // What splits or merges is one act: the part of it that takes a question away does nothing by itself.
    const comparability = comparabilityOf(documentOf(from), descents.has(kind) ? changes : concerned)
    return comparability === 'none' && !comings.has(kind) ? [] : [{ kind, comparability }]
  })
  if (judged.length === 0) return undefined
  return {
    from: from.number,
    to: to.number,
    comparability: worstOf(judged.map(({ comparability }) => comparability)),
    intents: [...new Set(judged.map(({ kind }) => kind))],
  }
}

const descents: ReadonlySet<IntentKind> = new Set(['split', 'merge'])
/** By what a column comes or goes. */
const comings: ReadonlySet<IntentKind> = new Set([
  ...descents,
  'add-question',
  'remove-question',
  'add-option',
  'remove-option',
  'change-kind',
] as const)

/** What a change must touch to touch a column between two versions. */
type About = {
  readonly questions: readonly string[]
  readonly pages: readonly string[]
  /** Undefined: any of the question. */
  readonly member: string | undefined
  /** Whether others come and go without touching it: a row of a matrix stands alone, and so do words to an option. */
  readonly alone: boolean
}

function aboutOf({ asked }: HarmonisedColumn, { from, to }: Step): About {
  const columns = [from, to].map(({ number }) => asked.get(number))
  const [first] = columns.flatMap((column) => column ?? [])
  const questions = columns.flatMap((column) => column?.question.id ?? [])
  const pages = questions.flatMap((id) => findPageOfQuestion(from.questionnaire, id)?.id ?? [])
  return { questions, pages, member: first && memberOf(first), alone: first?.kind === 'row' || first?.kind === 'words' }
}

function memberOf(column: Column): string | undefined {
  switch (column.kind) {
    case 'chosen':
    case 'rank':
      return column.option
    case 'row':
      return column.row
    case 'words':
      return column.question.options.find(({ specify }) => specify)?.code
    case 'code':
    case 'number':
    case 'text':
      return undefined
  }
}

function concerns(change: Change, about: About): boolean {
  switch (change.kind) {
    case 'set':
      return isAbout(change.node, about)
    case 'move':
      return isAbout(change.node, about)
    case 'insert':
    case 'remove': {
      const { parent, list } = change.place
      const node = readMember(parent, list, change.content)
      if (!node) return false
      if (parent.kind !== 'question') return nodesUnder(node).some(({ name }) => isAbout(name, about))
      if (!about.questions.includes(parent.id)) return false
      return !about.alone || node.name.kind === 'point' || node.id === about.member
    }
  }
}

function isAbout(node: NodeName, { questions, pages, member }: About): boolean {
  switch (node.kind) {
    case 'questionnaire':
    case 'helpResource':
      return false
    case 'page':
      return pages.includes(node.id)
    case 'question':
      return questions.includes(node.id)
    case 'point':
      return questions.includes(node.question)
    case 'option':
    case 'row':
      return questions.includes(node.question) && (member === undefined || member === node.id)
  }
}

/** The intents of a step, found once for all columns. */
function rememberedSteps(): (step: Step) => readonly Intent[] {
  const known = new Map<string, readonly Intent[]>()
  return ({ from, to }) => {
    const key = `${from.number} ${to.number}`
    const found = known.get(key) ?? intentsOf(difference(documentOf(from), documentOf(to)))
    known.set(key, found)
    return found
  }
}

function documentOf({ questionnaire }: NumberedVersion): JsonObject {
  return questionnaire
}
