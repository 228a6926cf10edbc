import type { FastifyReply } from 'fastify'
import type { Consultation } from '../../consultation/consultation.js'
import { missingIn } from '../../consultation/settings-fault.js'
import { lineBreak, split } from '../../consultation/listed-text.js'
import { type Entry, type Field, fields, type Section, sectionNames } from '../../consultation/settings-field.js'
import { entriesOf } from '../../consultation/settings-section.js'
import { type Locale, locales } from '../../questionnaire/questionnaire.js'
import { longDate } from '../dates.js'
import { languageTags } from '../site-view.js'
import type { StaffCall } from '../staff/call.js'
import { doneOf } from '../staff/done.js'
import { sendStaffPage } from '../staff/send-staff-page.js'
import { sideName } from '../staff/twin-field.js'
import { todayAt } from '../today.js'
import type { Words } from '../words.js'
import { presentConsultation } from './present-consultation.js'
import { isTwin, wordsOf } from './section-view.js'
import { stateView } from './state-view.js'

/** What can be done below this page, as `?done=` tells it. */
export const settingsDone = ['changed', 'changes-nothing', 'dated', 'retracted', 'revised', 'created'] as const

/** How the consultation stands: its state, what is missing yet, and every section of what is said of it. */
export async function sendSettings(call: StaffCall): Promise<FastifyReply> {
  const { staff, locale, here, published } = call
  const words = staff.house.words[locale]
  const consultation = await presentConsultation(call)
  const done = doneOf(call, settingsDone)
  return sendStaffPage(call, {
    template: 'editor/settings',
    page: {
      title: words('settings:title'),
      description: words('settings:description'),
    },
    view: {
      done: done && words(`settings:done-${done}`),
      ...stateView(
        words,
        { consultation, today: todayAt(staff.house.now()), versions: published.versions.length },
        locale,
      ),
      dates: here.deskDates,
      help: here.deskHelp,
      preview: here.preview,
      missing: missingView(call, consultation),
      sections: sectionNames.map((section) => sectionSummary(call, consultation, section)),
    },
  })
}

function missingView({ staff, locale, here }: StaffCall, consultation: Consultation) {
  const words = staff.house.words[locale]
  return missingIn(consultation).map(({ section, field }) => {
    const [, name = field, side] = /^(.*)-(en|fr)$/.exec(field) ?? []
    return {
      href: `${here.deskSection(section)}#${field}`,
      label: words(`settings:field-${name}`),
      ...(side && { side: sideName(words, side as Locale) }),
    }
  })
}

function sectionSummary({ staff, locale, here }: StaffCall, consultation: Consultation, section: Section) {
  const words = staff.house.words[locale]
  const entries = entriesOf(section, consultation)
  const { privacyNotice, earlierNotices = [] } = consultation
  const noticeOf = ({ number, date }: typeof privacyNotice) =>
    words('settings:notice-number', { number, date: longDate(date, locale) })
  return {
    id: section,
    name: words(`settings:section-${section}`),
    href: here.deskSection(section),
    rows: fields[section].map((field) => rowView(words, field, entries[field.name]!)),
    ...(section === 'notice' && {
      notice: noticeOf(privacyNotice),
      earlier: earlierNotices.map((each) => ({
        name: noticeOf(each),
        sides: locales.map((side) => ({
          lang: languageTags[side],
          text: each.paragraphs.map((paragraph) => paragraph[side]).join('\n\n'),
        })),
      })),
    }),
  }
}

function rowView(words: Words, field: Field, entry: Entry) {
  const label = words(`settings:field-${field.name}`)
  if (typeof entry === 'string') return { label, plain: wordsOf(words, field, entry) }
  if (entry.en === '' && entry.fr === '') return { label, plain: words('settings:nothing') }
  const sides = locales.map((side) => ({
    lang: languageTags[side],
    ...(entry[side] === '' ? { lacking: true } : textView(field, entry[side])),
  }))
  return isTwin(field) ? { label, sides } : { label }
}

function textView({ shape }: Field, text: string) {
  return shape === 'lines' || shape === 'addresses' ? { items: split(text, lineBreak) } : { text }
}
