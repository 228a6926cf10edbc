import type { FastifyReply } from 'fastify'
import { performOnFrame, undo } from '../../../coding/perform-store.js'
import { type FrameFault, type FrameWish, longestLabel } from '../../../coding/revise-frame.js'
import { type Bilingual, type Locale, locales } from '../../../questionnaire/questionnaire.js'
import { postedField } from '../../posted-field.js'
import { amiss, type StaffCall } from '../../staff/call.js'
import type { Problems } from '../../staff/faults.js'
import { actingIn } from './change-text.js'
import { sendThemes } from './themes-page.js'

/** One wish for the frame, or the undoing of any act of anybody. */
export async function changeFrame(call: StaffCall): Promise<FastifyReply> {
  const { staff, request, reply, here, locale } = call
  const { db } = staff.accounts
  const words = staff.house.words[locale]
  const go = postedField(request.body, 'go')
  const done = (code: string) => reply.redirect(`${here.themes}?done=${code}`, 303)
  const [, number] = /^undo:(\d{1,15})$/.exec(go) ?? []
  if (number !== undefined) {
    const { kind } = await undo(db, actingIn(call), Number(number))
    return done(kind === 'done' ? 'undone' : kind)
  }
  const wish = wishIn(call, go)
  if (!wish) return done('same')
  const unreadable = unreadableIn(wish)
  if (unreadable)
    return sendThemes(amiss(call, 422), {
      problems: { [`${prefixOf(wish)}label-${unreadable}`]: words('themes:label-too-long', { number: longestLabel }) },
    })
  const seen = postedField(request.body, 'seen')
  const outcome = await performOnFrame(db, actingIn(call), wish, /^\d{1,15}$/.test(seen) ? Number(seen) : undefined)
  switch (outcome.kind) {
    case 'done':
      return done(wish.kind)
    case 'same':
      return done('same')
    case 'overtaken': {
      const field = wish.kind === 'rename' ? `${prefixOf(wish)}label-${locale}` : `${prefixOf(wish)}place`
      return sendThemes(amiss(call, 409), { problems: { [field]: words('themes:overtaken') } })
    }
    case 'faulty':
      return sendThemes(amiss(call, 422), { problems: problemsOf(call, wish, outcome.fault) })
  }
}

function wishIn({ request }: StaffCall, go: string): FrameWish | undefined {
  const theme = postedField(request.body, 'theme')
  const prefix = theme === '' ? 'new-' : `${theme}-`
  const both = (part: string): Bilingual => ({
    en: postedField(request.body, `${prefix}${part}-en`).trim(),
    fr: postedField(request.body, `${prefix}${part}-fr`).trim(),
  })
  const parent = postedField(request.body, 'parent')
  const below = parent === '' ? {} : { parent }
  switch (go) {
    case 'add':
      return { kind: 'add', label: both('label'), description: both('description'), ...below }
    case 'rename':
      return { kind: 'rename', theme, label: both('label'), description: both('description') }
    case 'move':
      return { kind: 'move', theme, ...below }
    case 'merge':
      return { kind: 'merge', theme, into: postedField(request.body, 'into') }
    case 'retire':
    case 'reinstate':
      return { kind: go, theme }
  }
  return undefined
}

/** PostgreSQL keeps no NUL, and JSON of it no half of a pair. */
function unreadableIn(wish: FrameWish): Locale | undefined {
  if (!('label' in wish)) return undefined
  const isBad = (text: string) => !text.isWellFormed() || text.includes('\0')
  return locales.find((locale) => isBad(wish.label[locale]) || isBad(wish.description[locale]))
}

function prefixOf(wish: FrameWish): string {
  return wish.kind === 'add' ? 'new-' : `${wish.theme}-`
}

function problemsOf({ staff, locale }: StaffCall, wish: FrameWish, fault: FrameFault): Problems {
  const words = staff.house.words[locale]
  const prefix = prefixOf(wish)
  if (fault === 'label-missing' && 'label' in wish) {
    const lacking = locales.filter((side) => wish.label[side] === '')
    return Object.fromEntries(lacking.map((side) => [`${prefix}label-${side}`, words(`themes:label-missing-${side}`)]))
  }
  const field = 'label' in wish ? `label-${locale}` : 'place'
  return { [`${prefix}${field}`]: words(`themes:${fault}`, { number: longestLabel }) }
}
