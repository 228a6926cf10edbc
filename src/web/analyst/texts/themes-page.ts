import type { FastifyReply } from 'fastify'
import { findActs } from '../../../coding/act-store.js'
import { findPairs } from '../../../coding/agreement-store.js'
import { findThemeCounts } from '../../../coding/coding-store.js'
import { findStandingFrame } from '../../../coding/frame-store.js'
import type { Frame } from '../../../coding/theme.js'
import type { StaffCall } from '../../staff/call.js'
import { doneOf } from '../../staff/done.js'
import { faultFragments, type Problems } from '../../staff/faults.js'
import { sendStaffPage } from '../../staff/send-staff-page.js'
import { openTelling } from '../../staff/telling.js'
import { actsView } from './acts-view.js'
import { agreementView } from './agreement-view.js'
import { frameView } from './frame-view.js'
import { doorsOf } from './texts-page.js'
import { addingView } from './theme-fields.js'

/** What can be done here, as `?done=` tells it. */
export const frameDeeds = [
  'add',
  'rename',
  'move',
  'merge',
  'retire',
  'reinstate',
  'undone',
  'overtaken',
  'same',
] as const

/** The shared frame with counts, what was done to it last, and how far two coders agree. */
export async function sendThemes(
  call: StaffCall,
  { problems = {} }: { readonly problems?: Problems } = {},
): Promise<FastifyReply> {
  const { staff, locale, published, here } = call
  const { house, accounts } = staff
  const words = house.words[locale]
  const { id } = published.consultation
  const { analyst } = house.coding
  const [found, counts, pairs, acts, { titleOf }] = await Promise.all([
    findStandingFrame(analyst, id),
    findThemeCounts(analyst, id),
    findPairs(analyst, id),
    findActs(accounts.db, id, { kind: 'theme', count: 15 }),
    openTelling(call, []),
  ])
  const done = doneOf(call, frameDeeds)
  return sendStaffPage(call, {
    template: 'analyst/themes',
    page: {
      title: words('themes:title'),
      description: words('themes:description'),
      styles: [house.assets.href('chart.css')],
      toggle: { form: 'adding', value: 'switch', enter: 'add' },
    },
    view: {
      doors: doorsOf(call),
      action: here.themes,
      locale,
      done: done && words(`themes:done-${done}`),
      themes: frameView(call, found, { counts, problems }),
      adding: addingView(call, found.frame, problems),
      acts: actsView(call, { acts, frame: found.frame, titleOf }),
      agreement: await agreementView(call, { pairs, frame: found.frame, titleOf }),
    },
    fragments: await faultFragments(staff, locale, withinPage(problems, found.frame)),
  })
}

/** What is said of a theme that is gone leads to those that are there. */
function withinPage(problems: Problems, frame: Frame): Problems {
  const isThere = (field: string) => !field.endsWith('-place') || frame.has(field.slice(0, -'-place'.length))
  return Object.fromEntries(
    Object.entries(problems).map(([field, sentence]) => [isThere(field) ? field : 'frame', sentence]),
  )
}
