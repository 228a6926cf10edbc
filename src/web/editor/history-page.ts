import type { FastifyReply } from 'fastify'
import { findHead, findLinksBefore } from '../../history/history-store.js'
import { loadKeptHistory } from '../../revision/kept-history-store.js'
import { verifyReview } from '../../revision/verify.js'
import { countOf } from '../count.js'
import type { StaffCall } from '../staff/call.js'
import { sendStaffPage } from '../staff/send-staff-page.js'
import { openTelling } from '../staff/telling.js'
import { eventView } from './event-view.js'

const perPage = 50

/**
 * The history entry by entry, the last first, with whether it holds together. Of the review it asks nothing, so that it
 * can be read where somebody tampered with it.
 */
export async function sendHistory(call: StaffCall): Promise<FastifyReply> {
  const { staff, locale, published, here } = call
  const { db } = staff.accounts
  const { id } = published.consultation
  const words = staff.house.words[locale]
  const head = await findHead(db, id)
  const before = Math.min(beforeOf(call) ?? Infinity, head.number + 1)
  const isFirst = before > head.number
  const [links, telling, verification] = await Promise.all([
    findLinksBefore(db, id, { before, count: perPage }),
    openTelling(call, []),
    isFirst ? verificationView(call) : undefined,
  ])
  const first = links.at(-1)?.number ?? 1
  return sendStaffPage(call, {
    template: 'editor/history',
    page: {
      title: words('history:title'),
      description: words('history:description'),
    },
    view: {
      verification,
      wordsIndex: here.historyWordsIndex,
      entries: links.map((link) => eventView(link, telling)),
      ...(first > 1 && { older: `${here.history}?before=${first}` }),
      ...(!isFirst && { newer: newerThan(here.history, before + perPage, head.number) }),
    },
  })
}

function newerThan(address: string, before: number, head: number): string {
  return before > head ? address : `${address}?before=${before}`
}

/** `?before=N`: only entries of lower numbers. */
function beforeOf({ request }: StaffCall): number | undefined {
  const { before } = request.query as { before?: unknown }
  return typeof before === 'string' && /^[1-9]\d{0,8}$/.test(before) ? Number(before) : undefined
}

/** Of the whole chain, each time anew: what was tampered with since would not show otherwise. */
async function verificationView({ staff, published, locale, here }: StaffCall) {
  const verified = await verifyReview(await loadKeptHistory(staff.accounts.db, published.consultation.id))
  const say = staff.house.words[locale]
  switch (verified.kind) {
    case 'sound': {
      const number = (count: number) => countOf(count, locale).number
      const { head, revisions, versions, erased } = verified
      const values = {
        entries: number(head.number),
        revisions: number(revisions),
        versions: number(versions),
        erased: number(erased),
      }
      return { sound: true, sentence: say('history:sound', values), head: head.hash }
    }
    case 'tampered': {
      const values = { number: String(verified.number), what: say(`history:with-${verified.with}`) }
      return { sentence: say('history:tampered', values), href: here.historyEntry(verified.number) }
    }
    case 'version-unaccounted':
      return { sentence: say('history:version-unaccounted', { number: String(verified.version) }) }
  }
}
