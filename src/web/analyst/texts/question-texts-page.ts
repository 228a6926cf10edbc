import type { FastifyReply } from 'fastify'
import { findStandingFrame } from '../../../coding/frame-store.js'
import { countTexts, findTexts, type ListedText, searchMode } from '../../../coding/text-store.js'
import { countedAs, type Frame, sorted } from '../../../coding/theme.js'
import type { Written } from '../../../export/written.js'
import { countOf } from '../../count.js'
import type { StaffCall } from '../../staff/call.js'
import { doneOf } from '../../staff/done.js'
import { sendStaffPage } from '../../staff/send-staff-page.js'
import { type Asked, askedIn, filterOf, filterView, queryOf } from './filtering.js'
import { writtenFrom } from './found-text.js'
import { pageIn, pagingView } from './paging.js'
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
  const page = pageIn(call, { found, perPage })
  const texts = await findTexts(coding.analyst, filter, { coder: person.id, ...page.stretch })
  const title = titleOf(written, locale)
  const say = words[locale]
  const done = doneOf(call, ['last'])
  return sendStaffPage(call, {
    template: 'analyst/question-texts',
    page: { title: title, description: say('texts:description') },
    view: {
      doors: doorsOf(call),
      title,
      done: done && say(`texts:done-${done}`),
      action: here.questionTexts(written.name),
      filter: filterView(say, asked, frame),
      isFiltered: queryOf(asked) !== '',
      found: countOf(found, locale),
      asLetters: asked.search !== '' && filter.mode === 'letters' && found > 0,
      texts: texts.map((text, place) => ({
        ordinal: countOf(page.stretch.offset + place + 1, locale).number,
        ...listedView(call, text, { asked, frame, written }),
      })),
      ...pagingView(call, page, { base: here.questionTexts(written.name), query: asked }),
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
