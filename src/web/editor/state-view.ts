import { type Standing, statusIn } from '../../consultation/timetable.js'
import { type Locale, locales } from '../../questionnaire/questionnaire.js'
import { dateRange, longDate } from '../dates.js'
import { languageTags } from '../site-view.js'
import { statusView } from '../status-view.js'
import { capitalized, type Words } from '../words.js'

/** Where a consultation stands, and what was announced about it. */
export function stateView(words: Words, standing: Standing, locale: Locale) {
  const { consultation } = standing
  const { announcedOn, opensOn, closesOn, extensions, cancellation, report } = consultation
  const status = statusIn(standing)
  return {
    status: statusView(status),
    code: words('settings:registry-code', { code: status }),
    period: opensOn && closesOn ? capitalized(dateRange(opensOn, closesOn, locale)) : words('settings:dates-unset'),
    ...(report && { report: report[locale] }),
    announcements: [
      ...(announcedOn ? [{ what: words('dates:was-announced'), when: longDate(announcedOn, locale), sides: [] }] : []),
      ...extensions.map(({ announcedOn, from, to, notice }) => ({
        what: words(to > from ? 'dates:was-extended' : 'dates:was-closed-early', {
          from: longDate(from, locale),
          to: longDate(to, locale),
        }),
        when: longDate(announcedOn, locale),
        sides: sidesOf(notice),
      })),
      ...(cancellation
        ? [
            {
              what: words('dates:was-cancelled'),
              when: longDate(cancellation.announcedOn, locale),
              sides: sidesOf(cancellation.reason),
            },
          ]
        : []),
    ],
  }
}

function sidesOf(text: { readonly en: string; readonly fr: string }) {
  return locales.map((side) => ({ lang: languageTags[side], text: text[side] }))
}
