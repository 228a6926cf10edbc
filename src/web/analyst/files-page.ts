import type { FastifyReply } from 'fastify'
import { keptUntil } from '../../consultation/retention.js'
import { planExtract } from '../../export/extract.js'
import { countSelected, type MixedGroup } from '../../export/mixed-store.js'
import { type ParameterName, type Parameters, readParameters } from '../../export/parameters.js'
import { address } from '../address.js'
import { countOf } from '../count.js'
import { longDate } from '../dates.js'
import type { StaffCall } from '../staff/call.js'
import { faultFragments } from '../staff/faults.js'
import { sendStaffPage } from '../staff/send-staff-page.js'
import { columnsView } from './columns-view.js'
import { formView } from './form-view.js'
import { givenIn } from './given.js'
import { smallestView } from './smallest-view.js'

export type FilesShown = {
  readonly busy?: boolean
  /** Of the file that was asked for. */
  readonly faults?: readonly ParameterName[]
}

/** Counts, choices and columns; what was chosen and does not fit is said beside it. */
export async function sendFiles(
  call: StaffCall,
  { busy = false, faults: refused = [] }: FilesShown = {},
): Promise<FastifyReply> {
  const { staff, request, locale, published, here } = call
  const words = staff.house.words[locale]
  const { id } = published.consultation
  const { extracts } = staff.house
  const kept = keptUntil(published.consultation)
  const [groups, waiting, smallest] = await Promise.all([
    extracts.countMixed(id),
    extracts.countWaiting(id),
    smallestView(call, words),
  ])
  const given = givenIn(request)
  const { faults, ...chosen } = chosenView(call, groups)
  const problems = Object.fromEntries([...faults, ...refused].map((name) => [name, words(`files:fault-${name}`)]))
  return sendStaffPage(call, {
    template: 'analyst/files',
    page: {
      title: words('files:title'),
      description: words('files:description'),
      styles: [staff.house.assets.href('chart.css')],
    },
    view: {
      action: here.files,
      tokens: here.tokens,
      privacy: address.privacy(locale),
      ...(kept !== undefined && { kept: longDate(kept, locale) }),
      busy,
      ...figuresView(call, groups, waiting),
      ...(published.versions.length > 0 && { form: formView(call, { given, groups, problems }) }),
      ...(groups.length > 0 && smallest && { smallest }),
      ...chosen,
    },
    fragments: await faultFragments(staff, locale, problems),
  })
}

function figuresView({ locale }: StaffCall, groups: readonly MixedGroup[], waiting: number) {
  const count = (of: readonly MixedGroup[]) =>
    countOf(
      of.reduce((sum, { responses }) => sum + responses, 0),
      locale,
    )
  return {
    mixed: count(groups),
    english: count(groups.filter(({ language }) => language === 'en')),
    french: count(groups.filter(({ language }) => language === 'fr')),
    waiting: countOf(waiting, locale),
  }
}

type Chosen = { readonly faults: readonly ParameterName[]; readonly selected?: object; readonly columns?: object }

/** What the choices come to, or which of them do not fit. */
function chosenView(call: StaffCall, groups: readonly MixedGroup[]): Chosen {
  const read = readParameters(givenIn(call.request))
  if (read.kind === 'faulty') return { faults: read.faults }
  return plannedView(call, groups, read.parameters)
}

function plannedView(call: StaffCall, groups: readonly MixedGroup[], parameters: Parameters): Chosen {
  const { published, locale } = call
  const planned = planExtract(published, 'responses', parameters)
  switch (planned.kind) {
    case 'nothing-published':
      return { faults: [] }
    case 'faulty':
      return { faults: planned.faults }
    case 'extract': {
      const { extract } = planned
      const responses = countOf(countSelected(groups, extract), locale)
      return {
        faults: [],
        selected: { responses, columns: countOf(extract.columns.length, locale) },
        columns: columnsView(extract, call.staff.house.words[locale], locale),
      }
    }
  }
}
