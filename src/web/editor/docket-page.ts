import type { FastifyReply } from 'fastify'
import type { Bilingual } from '../../questionnaire/questionnaire.js'
import { questionsOf } from '../../questionnaire/find-question.js'
import { obligationsOf } from '../../revision/obligation.js'
import { isUndecided, standingOf } from '../../revision/review.js'
import { countOf } from '../count.js'
import { comparabilityWords, intentWords, stancesTally } from '../roundtable/proposal-card.js'
import { lastStanding, readTable, type Table } from '../roundtable/table.js'
import { weighAll, type Weighed } from '../roundtable/weighing.js'
import type { StaffCall } from '../staff/call.js'
import { doneOf } from '../staff/done.js'
import { problemView } from '../staff/entry-field.js'
import { faultFragments, type Problems } from '../staff/faults.js'
import { sendStaffPage } from '../staff/send-staff-page.js'
import { reasonFields } from '../staff/text-field.js'

/** What can be done here, as `?done=` tells it. */
export const deeds = ['accepted', 'decided', 'revised'] as const

/** Proposals that were to be accepted together, and why they were not. */
type Together = {
  readonly proposals: readonly number[]
  readonly reason: Bilingual
  readonly problems: Problems
}

export async function sendDocket(call: StaffCall, tried?: Together): Promise<FastifyReply> {
  const { staff, locale, here } = call
  const words = staff.house.words[locale]
  const table = await readTable(call)
  const weighed = weighAll(table)
  const done = doneOf(call, deeds)
  return sendStaffPage(call, {
    template: 'editor/docket',
    page: {
      title: words('docket:title'),
      description: words('docket:description'),
    },
    view: {
      action: here.desk,
      ...(done ? { done: words(`docket:done-${done}`) } : {}),
      figures: figuresOf(table, weighed),
      questions: byQuestion(call, table, weighed, tried?.proposals ?? []),
      ...(weighed.length > 1 ? { together: togetherView(call, tried) } : {}),
      nothing: weighed.length === 0,
      owed: here.owed,
      publication: here.publication,
      index: here.roundtable,
      pages: here.deskPages,
      source: here.deskSource,
      decided: decidedView(call, table),
    },
    fragments: await faultFragments(staff, locale, tried?.problems ?? {}),
  })
}

function figuresOf({ review, words, locale }: Table, weighed: readonly Weighed[]) {
  const all = [...review.proposals.values()].filter((proposal) => standingOf(proposal) !== 'withdrawn')
  const pairs = weighed.reduce((sum, { atOddsWith }) => sum + atOddsWith.length, 0) / 2
  const figure = (key: string, count: number) => ({
    label: words[locale](`docket:${key}`, countOf(count, locale)),
    number: countOf(count, locale).number,
  })
  return [
    figure('proposals', all.length),
    figure('decided', all.length - weighed.length),
    figure('to-decide', weighed.length),
    figure('conflicts', pairs),
    figure('owed', obligationsOf(review).length),
  ]
}

/** Each proposal under the question that it stands beside, else under the first that it changes. */
function byQuestion(call: StaffCall, table: Table, weighed: readonly Weighed[], chosen: readonly number[]) {
  const { locale, words } = table
  const order = questionsOf(table.questionnaire).map(({ id }) => id)
  const placeOf = ({ proposal, questions }: Weighed) => proposal.question ?? [...questions][0] ?? ''
  const ids = [...new Set(weighed.map(placeOf))].toSorted((a, b) => rankOf(order, a) - rankOf(order, b))
  return ids.map((id) => {
    const question = lastStanding(table, id)
    const here = weighed.filter((each) => placeOf(each) === id)
    const isContested = here.some(({ atOddsWith }) => atOddsWith.length > 0)
    return {
      title: question?.text[locale] ?? words[locale]('docket:whole'),
      ...(order.includes(id) ? { href: call.here.roundtableQuestion(id), ordinal: String(order.indexOf(id) + 1) } : {}),
      ...(isContested ? { isContested: true } : {}),
      proposals: here.map((each) => rowView(call, table, each, chosen)),
    }
  })
}

function rankOf(order: readonly string[], id: string): number {
  const index = order.indexOf(id)
  return index < 0 ? order.length : index
}

function rowView(
  { here }: StaffCall,
  table: Table,
  { proposal, rebased, atOddsWith }: Weighed,
  chosen: readonly number[],
) {
  const { words, locale, titleOf } = table
  const { number, by } = proposal
  const say = words[locale]
  return {
    number,
    href: here.deskProposal(number),
    title: intentWords(table, proposal),
    who: titleOf(by)[locale],
    tally: stancesTally(table, proposal),
    comparability: comparabilityWords(table, proposal),
    ...(standingOf(proposal) === 'deferred' ? { deferred: say('table:deferred') } : {}),
    ...(atOddsWith.length > 0 ? { odds: say('docket:at-odds', { others: numbersOf(table, atOddsWith) }) } : {}),
    ...(rebased?.kind === 'conflict' ? { stale: say('docket:stale') } : {}),
    checked: chosen.includes(number) ? ' checked' : '',
  }
}

function numbersOf({ locale }: Table, numbers: readonly number[]): string {
  return new Intl.ListFormat(`${locale}-CA`).format(numbers.map(String))
}

function togetherView({ staff, locale }: StaffCall, tried: Together | undefined) {
  const typed = tried ? { reason: tried.reason, problems: tried.problems } : {}
  return {
    fields: reasonFields(staff.house, { form: 'together', locale, ...typed }),
    ...problemView(tried?.problems['together']),
  }
}

function decidedView({ here }: StaffCall, table: Table) {
  const decided = [...table.review.proposals.values()].filter(
    (proposal) => !isUndecided(proposal) && standingOf(proposal) !== 'withdrawn',
  )
  return decided.map((proposal) => ({
    number: proposal.number,
    href: here.deskProposal(proposal.number),
    title: intentWords(table, proposal),
    standing: table.words[table.locale](`table:${standingOf(proposal)}`),
  }))
}
