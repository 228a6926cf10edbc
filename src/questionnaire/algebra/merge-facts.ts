import type { Json, NodeName } from '../change.js'
import { type Conflict, sidesOf } from '../conflict.js'
import { type Fact, factKey, factsOf, sameJson } from '../facts.js'
import { type Locale, locales } from '../questionnaire.js'
import type { TreeNode } from './tree.js'

/** What is to be said of a node, and what of it is disputed. */
export type MergedFacts = { readonly facts: readonly Fact[]; readonly conflicts: readonly Conflict[] }

type Facts = ReadonlyMap<string, Fact>
type Trio = { readonly node: NodeName; readonly base: Facts; readonly ours: Facts; readonly theirs: Facts }

/** What is to be said of a node that all three documents have, when these lists of it are to have members. */
export function mergeFacts(
  { base, ours, theirs }: { readonly base: TreeNode; readonly ours: TreeNode; readonly theirs: TreeNode },
  filled: readonly string[],
): MergedFacts {
  const trio = { node: base.name, base: factsOf(base), ours: factsOf(ours), theirs: factsOf(theirs) }
  const facts = [trio.base, trio.ours, trio.theirs].flatMap((each) => [...each.values()])
  const attributes = [...new Set(facts.map(({ attribute }) => attribute))]
  const merged = attributes.map((attribute) => mergeOne(trio, attribute, filled.includes(attribute)))
  return { facts: merged.flatMap((each) => each.facts), conflicts: merged.flatMap((each) => each.conflicts) }
}

type Outcome = { readonly kind: 'settled'; readonly value: Json | undefined } | { readonly kind: 'open' }

function mergeOne(trio: Trio, attribute: string, isFilled: boolean): MergedFacts {
  const whole = outcomeOf(trio, { attribute })
  const languages = locales.map((locale) => ({ locale, outcome: outcomeOf(trio, { attribute, locale }) }))
  const isTextToo = saysSomething(whole) && languages.some(({ outcome }) => saysSomething(outcome))
  // One side took the list away, the other put something in it.
  const isListLost = isFilled && !(whole.kind === 'settled' && sameJson(whole.value, []))
  if (whole.kind === 'open' || isTextToo || isListLost) {
    return { facts: [], conflicts: [wholeConflict(trio, attribute)] }
  }
  const open = languages.filter(({ outcome }) => outcome.kind === 'open')
  return {
    facts: [
      ...factIn(whole, { attribute }),
      ...languages.flatMap(({ locale, outcome }) => factIn(outcome, { attribute, locale })),
    ],
    conflicts: open.map(({ locale }) => languageConflict(trio, attribute, locale)),
  }
}

/** Changed on one side: that. On both to the same: that. To different values: open. */
function outcomeOf({ base, ours, theirs }: Trio, fact: Pick<Fact, 'attribute' | 'locale'>): Outcome {
  const key = factKey(fact)
  const [was, mine, other] = [base.get(key)?.value, ours.get(key)?.value, theirs.get(key)?.value]
  if (sameJson(mine, other) || sameJson(other, was)) return { kind: 'settled', value: mine }
  return sameJson(mine, was) ? { kind: 'settled', value: other } : { kind: 'open' }
}

function wholeConflict({ node, base, ours, theirs }: Trio, attribute: string): Conflict {
  const [was, mine, other] = [base, ours, theirs].map((facts) => wholeOf(facts, attribute))
  return { fact: 'value', node, attribute, ...sidesOf(was, mine, other) }
}

function languageConflict({ node, base, ours, theirs }: Trio, attribute: string, locale: Locale): Conflict {
  const key = factKey({ attribute, locale })
  const sides = sidesOf(base.get(key)?.value, ours.get(key)?.value, theirs.get(key)?.value)
  return { fact: 'value', node, attribute, locale, ...sides }
}

function factIn(outcome: Outcome, fact: Pick<Fact, 'attribute' | 'locale'>): readonly Fact[] {
  return outcome.kind === 'settled' && outcome.value !== undefined ? [{ ...fact, value: outcome.value }] : []
}

function saysSomething(outcome: Outcome): boolean {
  return outcome.kind === 'open' || outcome.value !== undefined
}

function wholeOf(facts: Facts, attribute: string): Json | undefined {
  const whole = facts.get(factKey({ attribute }))
  if (whole) return whole.value
  const words = locales.flatMap((locale) => {
    const fact = facts.get(factKey({ attribute, locale }))
    return fact ? [[locale, fact.value] as const] : []
  })
  return words.length === 0 ? undefined : Object.fromEntries(words)
}
