import type { Version } from '../../consultation/publication.js'
import { comparabilityOf } from '../../questionnaire/comparability.js'
import type { Comparability } from '../../questionnaire/comparability-class.js'
import { type ToldComparability, toldComparability } from '../../questionnaire/comparability-told.js'
import type { Change, Json, JsonObject, NodeName } from '../../questionnaire/change.js'
import { difference } from '../../questionnaire/difference.js'
import { type IntentKind, intentsOf } from '../../questionnaire/intent.js'
import type { Locale, Questionnaire } from '../../questionnaire/questionnaire.js'

/** All that changed from one version to the next. */
export type VersionStep = {
  readonly from: number
  readonly to: number
  readonly documents: { readonly before: Questionnaire; readonly after: Questionnaire }
  readonly acts: readonly Act[]
}

/** One thing that somebody did to the questionnaire. */
export type Act = {
  readonly kind: IntentKind
  readonly node: NodeName
  /** Ids from the outside in, such as `b3 social_media`; empty of the document itself. */
  readonly place: string
  readonly comparability: Comparability
  /** The same as people are told of it. */
  readonly told: ToldComparability
  readonly facts: readonly Fact[]
}

/** A text or a value before and after, of one language or of neither; absent where there was or is none. */
export type Fact = {
  readonly attribute: string
  readonly locale: Locale | undefined
  readonly before: Json | undefined
  readonly after: Json | undefined
}

/** The change log of a questionnaire, between versions that follow one another, oldest first. */
export function versionSteps(versions: readonly Version[]): readonly VersionStep[] {
  return versions.slice(1).map((to, index) => {
    const from = versions[index]!
    const [before, after]: readonly JsonObject[] = [from.questionnaire, to.questionnaire]
    const intents = intentsOf(difference(before!, after!))
    const acts = intents.map(({ kind, node, changes }) => {
      const comparability = comparabilityOf(before!, changes)
      const told = toldComparability(comparability, changes)
      return { kind, node, place: placeOf(node), comparability, told, facts: changes.flatMap(factsOf) }
    })
    const documents = { before: from.questionnaire, after: to.questionnaire }
    return { from: from.number, to: to.number, documents, acts }
  })
}

function placeOf(node: NodeName): string {
  switch (node.kind) {
    case 'questionnaire':
      return ''
    case 'page':
    case 'question':
    case 'helpResource':
      return node.id
    case 'option':
    case 'point':
    case 'row':
      return `${node.question} ${node.id}`
  }
}

function factsOf(change: Change): readonly Fact[] {
  switch (change.kind) {
    case 'set': {
      const { attribute, locale, from, to } = change
      return [{ attribute, locale, before: from, after: to }]
    }
    case 'insert':
      return wordsIn(change.content).map(({ words, ...fact }) => ({ ...fact, before: undefined, after: words }))
    case 'remove':
      return wordsIn(change.content).map(({ words, ...fact }) => ({ ...fact, before: words, after: undefined }))
    case 'move':
      return [{ attribute: 'place', locale: undefined, before: change.from.after, after: change.to.after }]
  }
}

/** What a node says first of itself. */
function wordsIn(content: JsonObject): readonly { attribute: string; locale: Locale; words: string }[] {
  const attribute = ['text', 'label', 'title', 'name'].find((each) => each in content)
  const text = attribute === undefined ? undefined : (content[attribute] as JsonObject)
  return (['en', 'fr'] as const).flatMap((locale) => {
    const words = text?.[locale]
    return attribute !== undefined && typeof words === 'string' ? [{ attribute, locale, words }] : []
  })
}
