import { randomUUID } from 'node:crypto'
import type { FastifyReply } from 'fastify'
import { type AccessToken, tokenDays, type TokenStanding, tokenStanding } from '../../account/access-token.js'
import { findTokens } from '../../account/access-token-store.js'
import { dayAndTime, longDate } from '../dates.js'
import { torontoDay } from '../../consultation/toronto.js'
import { originOf } from '../origin.js'
import { postedField } from '../posted-field.js'
import type { StaffCall } from '../staff/call.js'
import { doneOf } from '../staff/done.js'
import { entryField, problemView } from '../staff/entry-field.js'
import { faultFragments, type Problems } from '../staff/faults.js'
import { sendStaffPage } from '../staff/send-staff-page.js'
import { openTelling, type TitleOf } from '../staff/telling.js'

/** What can be done here, as `?done=` tells it. */
export const tokenDeeds = ['revoked', 'nothing'] as const
export type TokenDeed = (typeof tokenDeeds)[number]

export type TokensShown = {
  readonly problems?: Problems
  /** The one that was just made: only now is it known. */
  readonly made?: { readonly label: string; readonly token: string }
}

export async function sendTokens(call: StaffCall, { problems = {}, made }: TokensShown = {}): Promise<FastifyReply> {
  const { staff, request, locale, published, here } = call
  const words = staff.house.words[locale]
  const { id, slug } = published.consultation
  const done = doneOf(call, tokenDeeds)
  const tokens = await findTokens(staff.accounts.db, id)
  const { titleOf } = await openTelling(call, [])
  const example = `${originOf(staff.house, request)}/api/consultations/${slug[locale]}/responses.csv`
  return sendStaffPage(call, {
    template: 'analyst/tokens',
    page: { title: words('tokens:title'), description: words('tokens:description') },
    view: {
      action: here.tokens,
      files: here.files,
      done: done && words(`tokens:done-${done}`),
      ...(made && { made: { ...made, example } }),
      tokens: tokens.map((token) => tokenView(call, token, titleOf)),
      ...makingView(call, made ? undefined : problems),
    },
    fragments: await faultFragments(staff, locale, problems),
  })
}

const tags: { readonly [Standing in TokenStanding]: string } = { good: 'open', expired: 'wait', revoked: 'stop' }

function tokenView({ staff, locale }: StaffCall, token: AccessToken, titleOf: TitleOf) {
  const words = staff.house.words[locale]
  const standing = tokenStanding(token, staff.house.now())
  const date = (instant: Date) => longDate(torontoDay(instant), locale)
  const ends = {
    good: () => words('tokens:expires', { when: dayAndTime(token.expiresAt, locale) }),
    expired: () => words('tokens:expired', { when: date(token.expiresAt) }),
    revoked: () => words('tokens:revoked', { when: date(token.revokedAt ?? token.expiresAt) }),
  }
  return {
    id: token.id,
    label: token.label,
    madeBy: words('tokens:made-by', { who: titleOf(token.person)[locale], when: date(token.madeAt) }),
    ends: ends[standing](),
    standing: words(`tokens:standing-${standing}`),
    tag: tags[standing],
    revocable: standing === 'good',
  }
}

/** Empty again once one is made. */
function makingView({ staff, request, locale }: StaffCall, problems: Problems | undefined) {
  const words = staff.house.words[locale]
  const isTyped = problems !== undefined && postedField(request.body, 'go') === 'make'
  const chosen = isTyped ? postedField(request.body, 'days') : '30'
  return {
    // A form that is sent twice makes one token.
    fresh: randomUUID(),
    label: entryField({
      name: 'label',
      label: words('tokens:label'),
      hint: words('tokens:label-hint'),
      value: isTyped ? postedField(request.body, 'label') : '',
      problem: problems?.['label'],
    }),
    days: {
      name: 'days',
      legend: words('tokens:days'),
      ...problemView(problems?.['days']),
      options: tokenDays.map((days, index) => ({
        id: index === 0 ? 'days' : `days-${days}`,
        value: String(days),
        label: words('tokens:days-choice', { number: String(days) }),
        checked: String(days) === chosen ? ' checked' : '',
      })),
    },
  }
}
