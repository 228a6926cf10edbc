import type { FastifyReply } from 'fastify'
import { statusOf } from '../../../consultation/publication.js'
import { torontoDay } from '../../../consultation/toronto.js'
import { questionsAcross } from '../../../report/question-across.js'
import { traitsAmong } from '../../../report/subject.js'
import { type Heard, isBegun, sections } from '../../../results/heard.js'
import { textsOf } from '../../../results/heard-fault.js'
import { missingIn, type Obstacle, obstaclesToSharing } from '../../../results/obstacle.js'
import type { Made, Release } from '../../../results/release-store.js'
import { type Results, stageOf } from '../../../results/step.js'
import { countOf } from '../../count.js'
import { dayAndTime, longDate } from '../../dates.js'
import { obstacleView } from '../../results/obstacle-view.js'
import type { StaffCall } from '../../staff/call.js'
import { doneOf } from '../../staff/done.js'
import { faultFragments, type Problems } from '../../staff/faults.js'
import { sendStaffPage } from '../../staff/send-staff-page.js'
import { findTitles, type TitleOf } from '../../staff/telling.js'
import { todayAt } from '../../today.js'
import type { Words } from '../../words.js'
import { firstOf } from './draft.js'

/** What can be done on this page and those below it, as `?done=` tells it. */
export const preparingDone = ['saved', 'changes-nothing', 'released', 'shared', 'withdrawn'] as const

export const releaseRefusals = [
  'not-closed',
  'not-mixed',
  'nothing-new',
  'too-few',
  'unfit-demographic',
  'made-meanwhile',
] as const satisfies readonly Made['kind'][]

export type Preparing = {
  /** Why no release was made. */
  readonly release?: (typeof releaseRefusals)[number]
  readonly moved?: boolean
  readonly blocked?: boolean
}

/** How far the results are: their numbers, their words, and who can see them. */
export async function sendPreparing(call: StaffCall, tried: Preparing = {}): Promise<FastifyReply> {
  const { staff, locale, here, published } = call
  const { house } = staff
  const words = house.words[locale]
  const { id } = published.consultation
  const [results, releases, titleOf] = await Promise.all([
    house.results.read(id),
    house.results.findReleases(id),
    findTitles(call),
  ])
  const heard = results.draft && (await house.results.findHeard(id, results.draft.number))
  const status = statusOf(published, todayAt(house.now()))
  const done = doneOf(call, preparingDone)
  const problems: Problems = {
    ...(tried.release && { making: words(`preparing:refused-${tried.release}`) }),
    ...(tried.moved && { sharing: words('preparing:refused-moved-on') }),
    ...(tried.blocked && { sharing: words('preparing:refused-blocked') }),
  }
  return sendStaffPage(call, {
    template: 'analyst/results',
    page: { title: words('preparing:title'), description: words('preparing:description') },
    view: {
      action: here.preparing,
      preview: here.preparingPreview,
      done: done && words(`preparing:done-${done}`),
      ...stageView(call, results, titleOf),
      releases: releases.map((release) => releaseView(call, release, heard)),
      making: makingView(call, tried),
      isOpen: status === 'O' || status === 'P',
      sections: sectionsView(call, heard ?? firstOf(published), results),
      sharing: sharingView(words, results, obstaclesToSharing({ status, results, heard })),
    },
    fragments: await faultFragments(staff, locale, problems),
  })
}

/** What is shared already need not be shared again. */
function sharingView(words: Words, { draft, shared }: Results, obstacles: readonly Obstacle[]) {
  const isSeen = shared !== undefined && draft?.number === shared.of
  return {
    draft: draft?.number ?? 0,
    obstacles: obstacles.map((obstacle) => obstacleView(words, obstacle)),
    ...(obstacles.length === 0 && !isSeen && { ready: true }),
    ...(shared && !isSeen && { isStale: true }),
  }
}

function stageView({ staff, locale, here }: StaffCall, results: Results, titleOf: TitleOf) {
  const words = staff.house.words[locale]
  const told = (by: string, at: Date) => ({ who: titleOf(by)[locale], when: dayAndTime(at, locale) })
  const { draft, shared, editions } = results
  const last = editions.at(-1)
  return {
    stage: words(`preparing:stage-${stageOf(results)}`),
    [`is-${stageOf(results)}`]: true,
    ...(draft && { saved: words('preparing:saved-by', told(draft.by, draft.at)) }),
    ...(shared && { shared: words('preparing:shared-by', told(shared.by, shared.at)) }),
    ...(last && {
      published: {
        sentence: words('preparing:published-by', { ...told(last.by, last.at), number: last.number }),
        href: here.results,
      },
    }),
  }
}

function releaseView({ staff, locale }: StaffCall, { number, madeAt, tables }: Release, heard: Heard | undefined) {
  const words = staff.house.words[locale]
  const values = { number, date: longDate(torontoDay(madeAt), locale) }
  return {
    number,
    name: words('preparing:release', values),
    responses: countOf(tables.responses, locale),
    chosen: heard?.release === number,
  }
}

/** The questions by whose groups the public file can tell its rows. */
function makingView({ staff, locale, published }: StaffCall, { release }: Preparing) {
  const across = questionsAcross(published.versions.map(({ questionnaire }) => questionnaire))
  const words = staff.house.words[locale]
  return {
    open: release === undefined ? '' : ' open',
    demographics: [
      { value: '', label: words('preparing:no-demographic') },
      ...traitsAmong(across).map(({ id }) => ({
        value: id,
        label: across.find(({ question }) => question.id === id)?.question.text[locale] ?? id,
      })),
    ],
  }
}

function sectionsView({ staff, locale, here }: StaffCall, heard: Heard, { editions }: Results) {
  const words = staff.house.words[locale]
  const isCorrecting = editions.length > 0
  return sections
    .filter((section) => section !== 'correction' || isCorrecting)
    .map((section) => {
      const missing = missingIn(section, heard, isCorrecting ? heard : undefined).filter(
        ({ code }) => code !== 'correction-stale',
      )
      const isEmpty = textsOf(section, heard).every(({ text }) => !isBegun(text))
      return {
        href: here.preparingSection(section),
        name: words(`preparing:section-${section}`),
        ...(missing.length > 0
          ? { missing: isEmpty ? words('preparing:to-write') : words('preparing:to-complete') }
          : { [isEmpty ? 'optional' : 'whole']: true }),
      }
    })
}
