import type { FastifyReply } from 'fastify'
import { perform } from '../../../coding/perform-store.js'
import { countedAs, isOffered, sorted } from '../../../coding/theme.js'
import { postedField } from '../../posted-field.js'
import { amiss, type StaffCall } from '../../staff/call.js'
import { actingIn } from './acting.js'
import { queryOf } from './filtering.js'
import type { FoundText } from './found-text.js'
import { findBeside, sendOneText } from './one-text-page.js'
import { sendDone } from './send-done.js'
import { pendingIn, tickedThemes } from './typed.js'

type Ticked = { readonly themes: readonly string[]; readonly isNone: boolean; readonly go: 'save' | 'next' }

/** Gives a text the themes that are ticked, as whoever asks reads it; then shows it again, or the next. */
export async function codeText(call: StaffCall, found: FoundText, go: 'save' | 'next'): Promise<FastifyReply> {
  const { staff, request, person } = call
  const { question, response } = found.text
  const themes = sorted(tickedThemes(request.body).map((id) => countedAs(found.frame, id)))
  const isNone = postedField(request.body, 'none') !== ''
  const problem = problemIn(call, found, { themes, isNone, go })
  if (problem !== undefined) return sendOneText(amiss(call, 422), { problems: { themes: problem } })
  // Nothing ticked at all is no reading of it: whoever unticks everything takes their coding back.
  const after = themes.length > 0 || isNone ? themes : undefined
  const subject = { kind: 'coding', coder: person.id, question, response } as const
  await perform(staff.accounts.db, actingIn(call), subject, () => after)
  if (go === 'next' && !pendingIn(call, found).includes('redacting')) return goOn(call, found, after !== undefined)
  return sendDone(call, found, { done: 'saved', sent: 'coding' })
}

function problemIn({ staff, locale }: StaffCall, { text, frame }: FoundText, ticked: Ticked): string | undefined {
  const words = staff.house.words[locale]
  const { themes, isNone, go } = ticked
  const known = (text.themes ?? []).map((id) => countedAs(frame, id))
  const gone = themes.filter((id) => !known.includes(id) && !(frame.has(id) && isOffered(frame.get(id)!)))
  if (gone.length > 0) {
    return words('texts:themes-gone', { themes: gone.map((id) => frame.get(id)?.label[locale] ?? id).join(', ') })
  }
  if (isNone && themes.length > 0) return words('texts:none-and-themes')
  const isNothing = themes.length === 0 && !isNone && text.themes === null
  return isNothing && go === 'save' ? words('texts:themes-missing') : undefined
}

/** To the next text, or back to the list after the last. */
async function goOn(call: StaffCall, found: FoundText, isCoded: boolean): Promise<FastifyReply> {
  const { here, reply } = call
  const { written, asked } = found
  const { next } = await findBeside(call, found)
  if (!next) return reply.redirect(`${here.questionTexts(written.name)}${queryOf(asked, { done: 'last' })}`, 303)
  const query = queryOf(asked, isCoded ? { done: 'saved-before' } : {})
  return reply.redirect(`${here.oneText(written.name, next.response)}${query}`, 303)
}
