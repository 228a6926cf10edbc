import type { FastifyReply } from 'fastify'
import { fewestOfLong, fewestOfShort, fewestWords, leastShared } from '../../../coding/campaign.js'
import { countGroups, findGroups, type FoundGroup, ruleCampaign } from '../../../coding/campaign-store.js'
import { findLatestActs } from '../../../coding/act-store.js'
import { findFrame } from '../../../coding/frame-store.js'
import { countOf } from '../../count.js'
import { postedField } from '../../posted-field.js'
import { languageTags } from '../../site-view.js'
import type { StaffCall } from '../../staff/call.js'
import { doneOf } from '../../staff/done.js'
import { sendStaffPage } from '../../staff/send-staff-page.js'
import { openTelling } from '../../staff/telling.js'
import { actView } from './act-view.js'
import { act, doneBy, undoDeeds, undoPosted } from './coding-call.js'
import { placesView } from './places.js'
import { wantedIn } from './text-filter.js'
import { textQuestions } from './text-question.js'

const groupsAPage = 20

export const campaignDeeds = ['confirmed', 'dismissed', ...undoDeeds] as const

/** Groups of identical and near-identical texts, largest first, for an analyst to say which are campaigns. */
export async function sendCampaigns(call: StaffCall): Promise<FastifyReply> {
  const { staff, locale, published, here } = call
  const { house } = staff
  const words = house.words[locale]
  const { read } = house.openTexts
  const { id } = published.consultation
  const { page } = wantedIn(call)
  const [counts, groups, acts, frame, { titleOf }] = await Promise.all([
    countGroups(read, id),
    findGroups(read, id, { offset: (page - 1) * groupsAPage, count: groupsAPage }),
    findLatestActs(read, id, { filter: { subject: 'campaign' }, count: 10 }),
    findFrame(read, id),
    openTelling(call, []),
  ])
  const done = doneOf(call, campaignDeeds)
  const questions = textQuestions(published.versions)
  return sendStaffPage(call, {
    template: 'analyst/campaigns',
    page: { title: words('campaigns:title'), description: words('campaigns:description') },
    view: {
      action: here.campaigns,
      places: placesView(words, call, 'campaigns'),
      done: done && words(`campaigns:done-${done}`),
      rules: words('campaigns:rules', {
        words: String(fewestWords),
        long: String(fewestOfLong),
        short: String(fewestOfShort),
        share: String(leastShared * 100),
      }),
      groups: countOf(counts.groups, locale),
      confirmed: countOf(counts.confirmed, locale),
      dismissed: countOf(counts.dismissed, locale),
      members: countOf(counts.members, locale),
      list: groups.map((group, index) =>
        groupView(call, group, { questions, place: (page - 1) * groupsAPage + index + 1 }),
      ),
      ...(page > 1 && { previous: `${here.campaigns}?page=${page - 1}` }),
      ...(page * groupsAPage < counts.groups && { next: `${here.campaigns}?page=${page + 1}` }),
      acts: acts.map((each) => actView(each, { words, here, titleOf, frame, questions })),
    },
  })
}

type Beside = { readonly questions: ReturnType<typeof textQuestions>; readonly place: number }

function groupView({ locale, here }: StaffCall, group: FoundGroup, { questions, place }: Beside) {
  const question = questions.find(({ stored }) => stored.includes(group.question))
  return {
    place: countOf(place, locale).number,
    stored: group.question,
    fingerprint: group.campaign,
    question: question?.text[locale] ?? group.question,
    responses: countOf(group.responses, locale),
    wordings: countOf(group.wordings, locale),
    sample: group.sample,
    lang: languageTags[group.language],
    confirmed: group.isCampaign === true,
    dismissed: group.isCampaign === false,
    texts: `${here.questionTexts(question?.id ?? group.question)}?campaign=${group.campaign}`,
  }
}

/** Says of a group whether it is a campaign, or undoes what somebody said. */
export async function ruleOnGroups(call: StaffCall): Promise<FastifyReply> {
  const { request, reply, here, published } = call
  const go = postedField(request.body, 'go')
  if (go === 'undo') return reply.redirect(`${here.campaigns}?done=${doneBy(await undoPosted(call))}`, 303)
  const fingerprint = postedField(request.body, 'fingerprint')
  const question = postedField(request.body, 'question')
  const isKnown = textQuestions(published.versions).some(({ stored }) => stored.includes(question))
  if ((go !== 'confirm' && go !== 'dismiss') || !isKnown || !/^[0-9a-f]{32}$/.test(fingerprint)) {
    return reply.redirect(here.campaigns, 303)
  }
  const isCampaign = go === 'confirm'
  await act(call, (trx, acting) => ruleCampaign(trx, acting, { question, fingerprint, isCampaign }))
  return reply.redirect(`${here.campaigns}?done=${isCampaign ? 'confirmed' : 'dismissed'}`, 303)
}
