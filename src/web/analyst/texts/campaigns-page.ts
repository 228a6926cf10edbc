import type { FastifyReply } from 'fastify'
import type { Verdict } from '../../../coding/act.js'
import { perform } from '../../../coding/perform-store.js'
import { type Campaign, countCampaigns, findCampaigns } from '../../../coding/campaign-store.js'
import { leastWords } from '../../../coding/shingle.js'
import { writtenIn } from '../../../export/written.js'
import { countOf } from '../../count.js'
import { postedField } from '../../posted-field.js'
import type { StaffCall } from '../../staff/call.js'
import { doneOf } from '../../staff/done.js'
import { sendStaffPage } from '../../staff/send-staff-page.js'
import { actingIn } from './acting.js'
import { pageIn, pagingView } from './paging.js'
import { readingView } from './reading-view.js'
import { doorsOf } from './texts-page.js'
import { textView } from './text-view.js'

const perPage = 20
export const campaignDeeds = ['confirmed', 'dismissed', 'open', 'read', 'reading'] as const

/** Texts that say the same or nearly, the most common first. None of them is dropped anywhere. */
export async function sendCampaigns(call: StaffCall): Promise<FastifyReply> {
  const { staff, locale, published, here } = call
  const { words, coding } = staff.house
  const { id } = published.consultation
  const counts = await countCampaigns(coding.analyst, id)
  const page = pageIn(call, { found: counts.groups, perPage })
  const campaigns = await findCampaigns(coding.analyst, id, page.stretch)
  const say = words[locale]
  const done = doneOf(call, campaignDeeds)
  return sendStaffPage(call, {
    template: 'analyst/campaigns',
    page: { title: say('campaigns:title'), description: say('campaigns:description') },
    view: {
      doors: doorsOf(call),
      action: here.campaigns,
      flags: here.flags,
      leastWords: String(leastWords),
      done: done && say(`campaigns:done-${done}`),
      reading: await readingView(call),
      groups: countOf(counts.groups, locale),
      responses: countOf(counts.responses, locale),
      confirmed: countOf(counts.confirmed, locale),
      campaigns: campaigns.map((campaign) => campaignView(call, campaign)),
      ...pagingView(call, page, { base: here.campaigns }),
    },
  })
}

function campaignView({ staff, locale, here, published }: StaffCall, campaign: Campaign) {
  const { words } = staff.house
  const { number, place, language, sample, redactions, responses, identical, verdict, judged } = campaign
  const written = writtenIn(published.versions).find(({ stored }) => stored.includes(place.question))
  return {
    number: countOf(number, locale).number,
    place: `${(judged ?? place).question}:${(judged ?? place).response}`,
    responses: countOf(responses, locale),
    identical: countOf(identical, locale),
    shown: textView({ text: sample, language, redactions }),
    ...(written && { href: here.oneText(written.name, place.response) }),
    standing: words[locale](`campaigns:standing-${verdict ?? 'open'}`),
    tag: verdict === 'confirmed' ? 'open' : 'wait',
    confirmable: verdict !== 'confirmed',
    dismissable: verdict !== 'dismissed',
    reopenable: verdict !== null,
  }
}

/** Confirms a group to be a campaign, dismisses it, or leaves it open again. */
export async function judgeCampaign(call: StaffCall): Promise<FastifyReply> {
  const { staff, request, reply, here } = call
  const [, verdict, question = '', response = ''] =
    /^(confirmed|dismissed|open):([a-z][a-z0-9_]{0,200}):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(
      postedField(request.body, 'go'),
    ) ?? []
  if (verdict === undefined) return reply.redirect(here.campaigns, 303)
  const after = verdict === 'open' ? undefined : (verdict as Verdict)
  const subject = { kind: 'campaign', question, response } as const
  await perform(staff.accounts.db, actingIn(call), subject, () => after)
  return reply.redirect(`${here.campaigns}?done=${verdict}`, 303)
}
