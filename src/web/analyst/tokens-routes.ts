import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { expiryOf, longestLabel, tokenDays } from '../../account/access-token.js'
import { createToken, revokeToken } from '../../account/access-token-store.js'
import { newLinkToken } from '../../account/link-token.js'
import { isReadable } from '../../consultation/settings-fault.js'
import type { Locale } from '../../questionnaire/questionnaire.js'
import { consultationAddress } from '../address.js'
import { postedField } from '../posted-field.js'
import { answerStaff, type StaffCall } from '../staff/call.js'
import type { Staff } from '../staff/staff.js'
import type { Words } from '../words.js'
import { sendTokens, type TokenDeed } from './tokens-page.js'

/** With what programs take responses away: made, listed and revoked. */
export function tokensRoutes(app: FastifyInstance, staff: Staff, locale: Locale): void {
  const { tokens } = consultationAddress(locale, ':slug')
  const place = { staff, locale, audience: 'analyst', address: tokens } as const
  answerStaff(app, place, { get: (call) => sendTokens(call), post: change })
}

function change(call: StaffCall): Promise<FastifyReply> {
  return postedField(call.request.body, 'go') === 'revoke' ? revoke(call) : make(call)
}

async function make(call: StaffCall): Promise<FastifyReply> {
  const { staff, request, person, published } = call
  const { house, accounts } = staff
  const words = house.words[call.locale]
  const label = postedField(request.body, 'label').trim()
  const days = tokenDays.find((each) => String(each) === postedField(request.body, 'days'))
  const problems = {
    label: labelProblem(label, words),
    days: days === undefined ? words('tokens:days-missing') : undefined,
  }
  const sent = postedField(request.body, 'token')
  const id = isId(sent) ? sent : randomUUID()
  if (problems.label !== undefined || days === undefined) {
    return sendTokens({ ...call, reply: call.reply.code(422) }, { problems })
  }
  const { token, hash } = newLinkToken()
  const now = house.now()
  const made = { id, consultation: published.consultation.id, person: person.id, label, madeAt: now }
  const isNew = await accounts.db
    .transaction()
    .execute((trx) => createToken(trx, { ...made, expiresAt: expiryOf(days, now), tokenHash: hash }))
  if (isNew) return sendTokens(call, { made: { label, token } })
  return sendTokens({ ...call, reply: call.reply.code(422) }, { problems: { label: words('tokens:made-before') } })
}

function labelProblem(label: string, words: Words): string | undefined {
  if (label === '') return words('tokens:label-missing')
  if (!isReadable(label)) return words('tokens:label-unreadable')
  return Array.from(label).length > longestLabel
    ? words('tokens:label-too-long', { number: String(longestLabel) })
    : undefined
}

async function revoke(call: StaffCall): Promise<FastifyReply> {
  const { staff, request, person, published } = call
  const { house, accounts } = staff
  const id = postedField(request.body, 'token')
  const revocation = { id, consultation: published.consultation.id, by: person.id, at: house.now() }
  const revoked = isId(id) && (await accounts.db.transaction().execute((trx) => revokeToken(trx, revocation)))
  return showDone(call, revoked ? 'revoked' : 'nothing')
}

function showDone({ reply, here }: StaffCall, done: TokenDeed): FastifyReply {
  return reply.redirect(`${here.tokens}?done=${done}`, 303)
}

function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
}
