import type { JsonObject } from '../questionnaire/change.js'
import { comparabilityOf } from '../questionnaire/comparability.js'
import { type Comparability, worstOf } from '../questionnaire/comparability-class.js'
import { difference } from '../questionnaire/difference.js'
import { findQuestion } from '../questionnaire/find-question.js'
import { type Intent, type IntentKind, intentsOf } from '../questionnaire/intent.js'
import { type About, aboutOf, concerns } from './column-concern.js'
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
  const about = aboutOf(column, from, to)
  const own = intents.filter((intent) => isOf(intent, about, to))
  const judged = own.flatMap(({ kind, changes }) => {
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

/** A page takes all its questions along in one change, and each of them is an intent of its own. */
function isOf({ kind, node }: Intent, { questions }: About, { questionnaire }: NumberedVersion): boolean {
  if (node.kind !== 'question' || !comesOrGoes.has(kind) || questions.includes(node.id)) return true
  const ancestors = (id: string) => findQuestion(questionnaire, id)?.replaces ?? []
  const isParted = kind === 'split' && questions.some((id) => ancestors(id).includes(node.id))
  return isParted || (kind === 'merge' && ancestors(node.id).some((id) => questions.includes(id)))
}

const descents: ReadonlySet<IntentKind> = new Set(['split', 'merge'])
/** By what a question comes or goes. */
const comesOrGoes: ReadonlySet<IntentKind> = new Set([...descents, 'add-question', 'remove-question'])
/** By what a column does. */
const comings: ReadonlySet<IntentKind> = new Set([...comesOrGoes, 'add-option', 'remove-option', 'change-kind'])

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
