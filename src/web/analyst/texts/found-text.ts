import { findStandingFrame } from '../../../coding/frame-store.js'
import { findWholeText, type WholeText } from '../../../coding/whole-text-store.js'
import type { Frame } from '../../../coding/theme.js'
import { type Written, writtenIn } from '../../../export/written.js'
import { NotHere } from '../../not-here.js'
import type { StaffCall } from '../../staff/call.js'
import { type Asked, askedIn } from './filtering.js'

/** One text with everything that was done to it, the question that it answers, and the list that it was reached from. */
export type FoundText = {
  readonly text: WholeText
  readonly written: Written
  readonly frame: Frame
  readonly asked: Asked
}

/** The text that the address names; throws `NotHere` where there is none. */
export async function findAddressed(call: StaffCall): Promise<FoundText> {
  const { staff, request, published, person } = call
  const { analyst } = staff.house.coding
  const { id } = published.consultation
  const { response } = request.params as { response: string }
  const written = writtenFrom(call)
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(response)) throw new NotHere()
  const [text, { frame }] = await Promise.all([
    findWholeText(analyst, id, { questions: written.stored, response, coder: person.id }),
    findStandingFrame(analyst, id),
  ])
  if (!text) throw new NotHere()
  return { text, written, frame, asked: askedIn(call, frame) }
}

/** The question that the address names; throws `NotHere` where there is none. */
export function writtenFrom({ request, published }: StaffCall): Written {
  const { question } = request.params as { question: string }
  const written = writtenIn(published.versions).find(({ name }) => name === question)
  if (!written) throw new NotHere()
  return written
}
