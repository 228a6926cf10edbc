import { torontoDay } from '../../consultation/toronto.js'
import { apply } from '../../questionnaire/apply.js'
import { toldComparability } from '../../questionnaire/comparability-told.js'
import { shapeProblems } from '../../questionnaire/problem/shape.js'
import { rebase } from '../../revision/rebase.js'
import { isUndecided, type Proposal, type Stance, standingOf } from '../../revision/review.js'
import { intentsOf } from '../../questionnaire/intent.js'
import { countOf } from '../count.js'
import { longDate } from '../dates.js'
import { documentDifference } from '../difference/document-difference.js'
import { saidInBoth } from '../staff/telling.js'
import { changesSaid, saidIn, sidesOf, type Table } from './table.js'

/** For `components/proposal-card`: what someone asks for, why, what others think of it, and what became of it. */
export function proposalCard(table: Table, proposal: Proposal) {
  const { words, locale, reader } = table
  const say = words[locale]
  const { number, by, at, categories } = proposal
  const standing = standingOf(proposal)
  const isOwn = by === reader
  return {
    number,
    ...(isOwn ? { isOwn: true } : {}),
    byline: say(isOwn ? 'table:by-you' : 'table:by', {
      who: table.titleOf(by)[locale],
      date: longDate(torontoDay(new Date(at)), locale),
    }),
    title: intentWords(table, proposal),
    standing: { label: say(`table:${standing}`), tag: tagOf(proposal) },
    ...(isUndecided(proposal) ? { isUndecided: true } : {}),
    categories: categories.map((category) => say(`category:${category.replaceAll('_', '-')}`)),
    comparability: comparabilityWords(table, proposal),
    ...differenceOf(table, proposal),
    reason: saidIn(table, proposal.reason),
    ...stancesView(table, proposal),
    decisions: decisionsView(table, proposal),
  }
}

function tagOf(proposal: Proposal): '' | ' wait' | ' open' | ' stop' {
  switch (standingOf(proposal)) {
    case 'open':
    case 'deferred':
      return ' wait'
    case 'accepted':
    case 'accepted-modified':
      return ' open'
    case 'declined':
    case 'superseded':
      return ' stop'
    case 'withdrawn':
      return ''
  }
}

/** What the proposal does, in the words of what people do: “adds an answer, rewords the question”. */
export function intentWords(table: Table, proposal: Proposal): string {
  const { words, locale } = table
  const kinds = new Set(intentsOf(changesSaid(table, proposal) ?? []).map(({ kind }) => kind))
  if (kinds.size === 0) return words[locale]('table:erased')
  const list = new Intl.ListFormat(`${locale}-CA`, { type: 'conjunction' })
  const said = list.format([...kinds].map((kind) => words[locale](`intent:${kind}`)))
  return said.charAt(0).toUpperCase() + said.slice(1)
}

/** What the proposal does to answers; of one that was erased, its class alone is known. */
export function comparabilityWords(table: Table, proposal: Proposal): string {
  const told = toldComparability(proposal.comparability, changesSaid(table, proposal) ?? [])
  return table.words[table.locale](`comparability:${told}`)
}

/** Against the draft as it stands, while that can be told; else against the draft on which it was made. */
function differenceOf(table: Table, proposal: Proposal) {
  const { draft, words, locale, decides } = table
  const changes = changesSaid(table, proposal)
  if (!changes) return { erased: true }
  const asMade = () => {
    const sides = sidesOf(table, proposal)
    return sides ? { difference: documentDifference(sides.before, sides.after, words, locale) } : { erased: true }
  }
  if (!isUndecided(proposal)) return asMade()
  const rebased = rebase(draft, { madeOn: proposal.madeOn, changes })
  if (rebased.kind === 'rebased' && rebased.changes.length === 0) {
    return { ...asMade(), movedOn: words[locale]('table:already') }
  }
  const after = rebased.kind === 'rebased' ? apply(draft.document, rebased.changes) : undefined
  if (after?.kind !== 'applied' || shapeProblems(after.document).length > 0) {
    return { ...asMade(), movedOn: words[locale](decides ? 'table:moved-on-compare' : 'table:moved-on') }
  }
  return { difference: documentDifference(draft.document, after.document, words, locale) }
}

/** How many support a proposal, and how many doubt it; none is not told as a number. */
export function stancesTally({ words, locale }: Table, { stances }: Proposal): string {
  const say = words[locale]
  const count = (kind: Stance['kind']) => [...stances.values()].filter((stance) => stance.kind === kind).length
  const [support, concern] = [count('support'), count('concern')]
  const told = [
    ...(support > 0 ? [say('table:support', countOf(support, locale))] : []),
    ...(concern > 0 ? [say('table:concern', countOf(concern, locale))] : []),
  ]
  return told.length === 0 ? say('table:no-stances') : told.join(', ')
}

function stancesView(table: Table, proposal: Proposal) {
  const { stances } = proposal
  const { words, locale, reader, titleOf } = table
  const all = [...stances]
  const of = (kind: Stance['kind']) => all.filter(([, stance]) => stance.kind === kind)
  const own = stances.get(reader)?.kind
  const say = words[locale]
  return {
    supporters: of('support').map(([person]) => titleOf(person)[locale]),
    tally: stancesTally(table, proposal),
    concerns: of('concern').map(([person, { reason }]) => ({
      who: titleOf(person)[locale],
      said: saidIn(table, reason),
    })),
    ...(own ? { stance: say(`table:your-${own}`) } : {}),
  }
}

function decisionsView(table: Table, { decisions }: Proposal) {
  const { words, locale, titleOf } = table
  return decisions.map(({ outcome, by, at, reason, supersededBy }) => ({
    outcome: words[locale](`table:${outcome}`),
    byline: words[locale]('table:by', { who: titleOf(by)[locale], date: longDate(torontoDay(new Date(at)), locale) }),
    ...(supersededBy === undefined ? {} : { covering: String(supersededBy) }),
    reason: saidInBoth(table, reason)?.[locale] ?? words[locale]('table:erased'),
  }))
}
