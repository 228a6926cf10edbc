import type { FastifyReply } from 'fastify'
import { findStandingFrame } from '../../../coding/frame-store.js'
import { countTexts, findTexts, type ListedText, searchMode } from '../../../coding/text-store.js'
import { countedAs, type Frame, sorted } from '../../../coding/theme.js'
import type { Written } from '../../../export/written.js'
import { countOf } from '../../count.js'
import type { StaffCall } from '../../staff/call.js'
import { sendStaffPage } from '../../staff/send-staff-page.js'
import { type Asked, askedIn, filterOf, filterView, queryOf } from './filtering.js'
import { writtenFrom } from './found-text.js'
import { doorsOf } from './texts-page.js'
import { textView, titleOf } from './text-view.js'

const perPage = 25

/** The texts of one question, as many as fit a page, chosen and searched. */
export async function sendQuestionTexts(call: StaffCall): Promise<FastifyReply> {
  const { staff, locale, published, person, here } = call
  const { words, coding } = staff.house
  const written = writtenFrom(call)
  const { frame } = await findStandingFrame(coding.analyst, published.consultation.id)
  const asked = askedIn(call, frame)
  const chosen = filterOf(call, frame, asked, written)
  const filter = { ...chosen, mode: await searchMode(coding.analyst, chosen) }
  const found = await countTexts(coding.analyst, filter)
  const last = Math.max(1, Math.ceil(found / perPage))
  const number = pageIn(call, last)
  const stretch = { coder: person.id, offset: (number - 1) * perPage, limit: perPage }
  const texts = await findTexts(coding.analyst, filter, stretch)
  const title = titleOf(written, locale)
  const say = words[locale]
  return sendStaffPage(call, {
    template: 'analyst/question-texts',
    page: { title: title, description: say('texts:description') },
    view: {
      doors: doorsOf(call),
      title,
      action: here.questionTexts(written.name),
      filter: filterView(say, asked, frame),
      isFiltered: queryOf(asked) !== '',
      found: countOf(found, locale),
      asLetters: asked.search !== '' && filter.mode === 'letters' && found > 0,
      texts: texts.map((text, place) => ({
        ordinal: countOf((number - 1) * perPage + place + 1, locale).number,
        ...listedView(call, text, { asked, frame, written }),
      })),
      ...pagingView(call, { asked, number, last, base: here.questionTexts(written.name) }),
    },
  })
}

type Listing = { readonly asked: Asked; readonly frame: Frame; readonly written: Written }

function listedView({ staff, locale, here }: StaffCall, text: ListedText, { asked, frame, written }: Listing) {
  const { words } = staff.house
  const { themes, flags, campaign, response } = text
  return {
    href: `${here.oneText(written.name, response)}${queryOf(asked)}`,
    shown: textView(text),
    language: words[locale](`texts:in-${text.language}`),
    flags: (flags ?? []).map((kind) => words[locale](`texts:flag-${kind}`)),
    isCampaign: campaign !== null,
    isRead: themes !== null && themes.length === 0,
    isOpen: themes === null,
    themes: sorted((themes ?? []).map((id) => countedAs(frame, id))).map((id) => frame.get(id)?.label[locale] ?? id),
  }
}

/** The page that the address asks for, from 1 to the last. */
export function pageIn({ request }: Pick<StaffCall, 'request'>, last: number): number {
  const { page } = request.query as { page?: unknown }
  const number = typeof page === 'string' && /^\d{1,6}$/.test(page) ? Number(page) : 1
  return Math.min(Math.max(1, number), last)
}

type Paging = {
  readonly asked?: Asked
  readonly more?: { readonly [name: string]: string }
  readonly number: number
  readonly last: number
  readonly base: string
}

/** For `components/paging`. */
export function pagingView({ locale }: StaffCall, { asked, more, number, last, base }: Paging) {
  const at = (page: number) => {
    const query = new URLSearchParams([
      ...Object.entries({ ...asked, ...more }).filter(([, value]) => value !== ''),
      ['page', String(page)],
    ])
    return `${base}?${query.toString()}`
  }
  return {
    paging: {
      number: countOf(number, locale).number,
      last: countOf(last, locale).number,
      ...(number > 1 && { before: at(number - 1) }),
      ...(number < last && { after: at(number + 1) }),
    },
  }
}
