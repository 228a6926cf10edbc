import type { FastifyReply } from 'fastify'
import { listedOn } from '../../consultation/listing.js'
import type { Problem } from '../../questionnaire/problem.js'
import { address } from '../address.js'
import { postedField } from '../posted-field.js'
import type { PersonCall } from '../staff/call.js'
import { problemView } from '../staff/entry-field.js'
import { faultFragments, type Problems } from '../staff/faults.js'
import { postedTwins } from '../staff/posted-text.js'
import { sendPersonPage } from '../staff/send-staff-page.js'
import { placedProblems, twinField } from '../staff/twin-field.js'
import { todayAt } from '../today.js'

export const starts = ['new', 'copy', 'import'] as const

type NewShown = {
  readonly problems?: Problems
  /** What is wrong with the document that was pasted. */
  readonly faults?: readonly Problem[]
  /** What would be left out of it, and the sign of its being seen. */
  readonly left?: readonly Problem[]
  readonly seen?: string
}

export async function sendNewConsultation(call: PersonCall, shown: NewShown = {}): Promise<FastifyReply> {
  const { staff, locale, request } = call
  const { problems = {}, faults = [], left = [], seen } = shown
  const words = staff.house.words[locale]
  return sendPersonPage(call, {
    template: 'administrator/new-consultation',
    page: {
      title: `${words('new-consultation:title')} – ${words('site:name')}`,
      description: words('new-consultation:description'),
    },
    view: {
      action: address.newConsultation(locale),
      titles: twinOf(call, 'title', problems),
      slugs: twinOf(call, 'slug', problems),
      ...startView(call, problems),
      document: { value: postedField(request.body, 'document'), ...problemView(problems['document']) },
      faults: problemsView(call, faults),
      left: problemsView(call, left),
      ...(seen !== undefined && { seen }),
    },
    fragments: await faultFragments(
      staff,
      locale,
      placedProblems(words, problems, (field) => words(labels[field]!)),
    ),
  })
}

const labels: { readonly [field: string]: string } = {
  title: 'new-consultation:titles',
  slug: 'new-consultation:slugs',
  start: 'new-consultation:start',
  'copy-of': 'new-consultation:copy-of',
  document: 'new-consultation:document',
}

function twinOf({ staff, locale, request }: PersonCall, name: 'title' | 'slug', problems: Problems) {
  const words = staff.house.words[locale]
  return twinField(words, {
    name,
    label: words(labels[name]!),
    hint: words(`new-consultation:${name}s-hint`),
    value: postedTwins(request.body, name),
    problems,
  })
}

function startView({ staff, locale, request }: PersonCall, problems: Problems) {
  const words = staff.house.words[locale]
  const chosen = postedField(request.body, 'start')
  const copied = postedField(request.body, 'copy-of')
  const { catalogue, now } = staff.house
  const others = listedOn(catalogue.current(), todayAt(now())).map(({ consultation }) => ({
    id: consultation.id,
    title: consultation.profile.title[locale],
    selected: consultation.id === copied ? ' selected' : '',
  }))
  return {
    start: problemView(problems['start']),
    starts: starts.map((start, index) => ({
      start,
      id: index === 0 ? 'start' : `start-${start}`,
      label: words(`new-consultation:start-${start}`),
      checked: start === chosen ? ' checked' : '',
    })),
    copy: { others, ...problemView(problems['copy-of']) },
  }
}

const mostTold = 50

function problemsView({ staff, locale }: PersonCall, problems: readonly Problem[]) {
  const words = staff.house.words[locale]
  return problems.slice(0, mostTold).map(({ code, path, values }) => ({
    path: path === '' ? '/' : path,
    sentence: words(`problem:${code}`, values),
  }))
}
