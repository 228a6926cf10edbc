import type { Locale, Questionnaire } from '../../../questionnaire/questionnaire.js'
import { longDate } from '../../dates.js'
import { hiddenFields } from '../../hidden-fields.js'
import { answersView } from '../question/answers-view.js'
import { type Call, unfinishedOf } from './call.js'
import { type PostedForm, savedPages } from './posted-form.js'
import { privatePageView } from '../question/private-page-view.js'
import { fieldsOfPages, readSavedPages, type SavedPages } from './unfinished-response.js'
import { versionOf } from '../visit.js'

/** Says that the consultation is not open yet or no more, and shows what was written so that it can be copied. */
export async function sendClosedDoor(call: Call, posted?: PostedForm) {
  const { desk, visit, reply } = call
  const { consultation, locale, here, there, status } = visit
  const isPlanned = status === 'P'
  const area = isPlanned ? 'not-yet-open' : 'closed'
  const day = isPlanned ? consultation.opensOn : consultation.closesOn
  const date = day === undefined ? {} : { [isPlanned ? 'opensOn' : 'closedOn']: longDate(day, locale) }
  const kept = await keptView(call, posted)
  const toggle = kept ? { form: 'questionnaire', value: 'switch' } : { href: there.profile }
  return desk.sendPage(reply.code(isPlanned ? 403 : 410), {
    locale,
    template: `public/${area}`,
    page: privatePageView({ house: call.desk.house, ...call.visit }, area, toggle),
    view: {
      consultation: consultation.profile.title[locale],
      consultationHref: here.profile,
      kept,
      ...date,
    },
  })
}

async function keptView(call: Call, posted: PostedForm | undefined) {
  const { visit } = call
  const { locale, here } = visit
  const unfinished = await unfinishedOf(call)
  const version = versionOf(visit, unfinished?.version ?? posted?.version)
  const { questionnaire } = version
  const pages = { ...unfinished?.pages, ...postedPages(questionnaire, posted, locale) }
  const { answers, shown } = readSavedPages(questionnaire, pages, locale)
  const fields = fieldsOfPages(questionnaire, pages, locale)
  if ([...fields.values()].flat().every((value) => value.trim() === '')) return undefined
  return {
    action: here.review,
    hidden: hiddenFields(fields, { version: version.number, locale }),
    sections: answersView(questionnaire, { answers, fields, shown, problems: new Map() }, locale),
  }
}

/** Those pages of which something was posted now: they are newer than what was kept. */
function postedPages(questionnaire: Questionnaire, posted: PostedForm | undefined, locale: Locale): SavedPages {
  if (posted === undefined) return {}
  const pages = savedPages(questionnaire, posted.fields, posted.locale ?? locale)
  return Object.fromEntries(Object.entries(pages).filter(([, { fields }]) => fields.length > 0))
}
