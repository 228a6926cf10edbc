import type { FastifyReply } from 'fastify'
import type { Done } from '../../../results/acting.js'
import { postedField } from '../../posted-field.js'
import { amiss, type StaffCall } from '../../staff/call.js'
import { todayAt } from '../../today.js'
import { type preparingDone, sendPreparing } from './preparing-page.js'
import { firstOf } from './draft.js'
import { tellOfSharing } from './tell-of-sharing.js'

/** What the overview's buttons do: a release, its choice, sharing, and taking back what is shared. */
export async function actOnResults(call: StaffCall): Promise<FastifyReply> {
  switch (postedField(call.request.body, 'go')) {
    case 'release':
      return makeRelease(call)
    case 'use':
      return useRelease(call)
    case 'share':
      return share(call)
    case 'withdraw':
      return tell(call, 'withdrawn', await call.staff.house.results.withdraw(actingOf(call)))
    default:
      return sendPreparing(amiss(call, 422))
  }
}

/** The one that is made is the one to stand on. */
async function makeRelease(call: StaffCall): Promise<FastifyReply> {
  const { staff, request, published } = call
  const { results, now } = staff.house
  const demographic = postedField(request.body, 'demographic') || undefined
  const { by, at } = actingOf(call)
  const made = await results.makeRelease({ published, today: todayAt(now()), by, at, demographic })
  if (made.kind !== 'made') return sendPreparing(amiss(call, 422), { release: made.kind })
  await results.chooseRelease(actingOf(call), firstOf(published), made.release.number)
  return showDone(call, 'released')
}

async function useRelease(call: StaffCall): Promise<FastifyReply> {
  const { staff, request, published } = call
  const { results } = staff.house
  const releases = await results.findReleases(published.consultation.id)
  const wanted = releases.find(({ number }) => String(number) === postedField(request.body, 'release'))
  if (!wanted) return sendPreparing(amiss(call, 422))
  await results.chooseRelease(actingOf(call), firstOf(published), wanted.number)
  return showDone(call, 'released')
}

async function share(call: StaffCall): Promise<FastifyReply> {
  const { results } = call.staff.house
  const seen = Number(postedField(call.request.body, 'draft'))
  return tell(call, 'shared', await results.share(actingOf(call), seen, (trx) => tellOfSharing(trx, call)))
}

function tell(
  call: StaffCall,
  done: (typeof preparingDone)[number],
  outcome: Done,
): FastifyReply | Promise<FastifyReply> {
  switch (outcome.kind) {
    case 'done':
      return showDone(call, done)
    case 'moved-on':
      return sendPreparing(amiss(call, 409), { moved: true })
    case 'blocked':
      return sendPreparing(amiss(call, 422), { blocked: true })
  }
}

function showDone({ reply, here }: StaffCall, done: (typeof preparingDone)[number]): FastifyReply {
  return reply.redirect(`${here.preparing}?done=${done}`, 303)
}

function actingOf({ staff, published, person }: StaffCall) {
  return { consultation: published.consultation.id, by: person.id, at: staff.house.now() }
}
