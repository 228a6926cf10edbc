import type { FastifyReply } from 'fastify'
import { performOnFrame, undo } from '../../../coding/perform-store.js'
import { isTakenOver, postToTwin } from '../../editing/drafting.js'
import { postedField } from '../../posted-field.js'
import { amiss, type StaffCall } from '../../staff/call.js'
import { isWhole } from '../../staff/text-field.js'
import { actingIn } from './acting.js'
import { overtakenProblem, problemsOf, unreadableProblems } from './frame-problems.js'
import { wishIn } from './frame-wish.js'
import { sendThemes } from './themes-page.js'

/** One wish for the frame, or the undoing of any act of anybody. */
export async function changeFrame(call: StaffCall): Promise<FastifyReply> {
  const { staff, request, reply, here } = call
  const { db } = staff.accounts
  const go = postedField(request.body, 'go')
  if (go === 'switch') return isTakenOver(call) ? sendThemes(call) : postToTwin(call)
  const done = (code: string) => reply.redirect(`${here.themes}?done=${code}`, 303)
  const [, number] = /^undo:(\d{1,15})$/.exec(go) ?? []
  if (number !== undefined) {
    const { kind } = await undo(db, actingIn(call), Number(number))
    return done(kind === 'done' ? 'undone' : kind)
  }
  const wish = wishIn(request.body, go)
  if (!wish) return done('same')
  const unreadable = unreadableProblems(call, wish)
  if (!isWhole(unreadable)) return sendThemes(amiss(call, 422), { problems: unreadable })
  const seen = postedField(request.body, 'seen')
  const outcome = await performOnFrame(db, actingIn(call), wish, /^\d{1,15}$/.test(seen) ? Number(seen) : undefined)
  switch (outcome.kind) {
    case 'done':
      return done(wish.kind)
    case 'same':
      return done('same')
    case 'overtaken':
      return sendThemes(amiss(call, 409), { problems: overtakenProblem(call, wish) })
    case 'faulty':
      return sendThemes(amiss(call, 422), { problems: problemsOf(call, wish, outcome.fault) })
  }
}
