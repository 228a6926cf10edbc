import type { Change, NodeName } from '../../questionnaire/change.js'
import { keyOf } from '../../questionnaire/algebra/node-kind.js'
import { treeOf, type TreeNode } from '../../questionnaire/algebra/tree.js'
import { isText } from '../../questionnaire/facts.js'
import type { Json } from '../../questionnaire/change.js'
import type { Locale, Questionnaire } from '../../questionnaire/questionnaire.js'
import { localesFrom, type Words } from '../words.js'
import { comparedWords, isChanged, type WordsView } from './words-view.js'

type AllWords = { readonly [L in Locale]: Words }
type Sides = { readonly before: Questionnaire; readonly after: Questionnaire }

/** A change of a title, an introduction, a page… */
type OtherChange = {
  readonly label: string
  /** None where the label says it all. */
  readonly tongues: readonly { readonly lang: string; readonly words: WordsView; readonly untouched?: true }[]
}

/** What was changed beside the questions: each text or value once, and each page or help resource that came, went or moved. */
export function otherChanges(
  { before, after }: Sides,
  changes: readonly Change[],
  words: AllWords,
  locale: Locale,
): readonly OtherChange[] {
  const trees = { before: nodesOf(before), after: nodesOf(after) }
  const shown = new Set<string>()
  return changes.flatMap((change): readonly OtherChange[] => {
    const subject = subjectOf(change)
    if (!subject || !isBesideQuestions(subject.node) || shown.has(subject.key)) return []
    shown.add(subject.key)
    const [old, present] = [trees.before.get(keyOf(subject.node)), trees.after.get(keyOf(subject.node))]
    const name = nameOf((present ?? old)!, locale)
    const code = `${kebab(subject.node.kind)}-${kebab(subject.what)}`
    const label = words[locale](`difference:of-${code}`, { name })
    if (subject.attribute === undefined) return [{ label, tongues: [] }]
    const { attribute } = subject
    return [{ label, tongues: tonguesOf(old?.values.get(attribute), present?.values.get(attribute), locale) }]
  })
}

type Subject = {
  readonly node: NodeName
  readonly key: string
  readonly what: string
  readonly attribute?: string
}

function subjectOf(change: Change): Subject | undefined {
  if (change.kind === 'set') {
    const { node, attribute } = change
    return { node, what: attribute, attribute, key: JSON.stringify([keyOf(node), attribute]) }
  }
  if (change.kind === 'move') return whole(change.node, 'moved')
  const { place, content } = change
  const kind = place.parent.kind === 'questionnaire' ? (place.list === 'pages' ? 'page' : 'helpResource') : undefined
  return kind && whole({ kind, id: content['id'] as string }, change.kind === 'insert' ? 'added' : 'removed')
}

function whole(node: NodeName, what: string): Subject {
  return { node, what, key: `${keyOf(node)} ${what}` }
}

function isBesideQuestions({ kind }: NodeName): boolean {
  return kind === 'questionnaire' || kind === 'page' || kind === 'helpResource'
}

function nodesOf(document: Questionnaire): ReadonlyMap<string, TreeNode> {
  return treeOf(document).nodes
}

function nameOf({ id, values }: TreeNode, locale: Locale): string {
  const names = ['shortTitle', 'title', 'name'].map((attribute) => wordsIn(values.get(attribute), locale))
  return names.find((name) => name !== undefined) ?? id ?? ''
}

function tonguesOf(before: Json | undefined, after: Json | undefined, locale: Locale): OtherChange['tongues'] {
  if (!isText(before) && !isText(after)) {
    return [{ lang: `${locale}-CA`, words: comparedWords(valueWords(before), valueWords(after)) }]
  }
  return localesFrom(locale).map((tongue) => {
    const words = comparedWords(wordsIn(before, tongue), wordsIn(after, tongue))
    return { lang: `${tongue}-CA`, words, ...(isChanged(words) ? {} : { untouched: true }) }
  })
}

function wordsIn(text: Json | undefined, locale: Locale): string | undefined {
  const words = isText(text) && Object.hasOwn(text, locale) ? text[locale] : undefined
  return typeof words === 'string' ? words : undefined
}

function valueWords(value: Json | undefined): string | undefined {
  if (value === undefined) return undefined
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
