import type { FastifyReply } from 'fastify'
import type { Version } from '../../consultation/publication.js'
import type { Fault } from '../../questionnaire/fault.js'
import { findPageOfQuestion, findQuestion } from '../../questionnaire/find-question.js'
import { codeOf, newToken } from '../../response/token.js'
import { countOf } from '../count.js'
import { longDate } from '../dates.js'
import { hiddenFields } from '../hidden-fields.js'
import { siteView } from '../site-view.js'
import { answersView } from './answers-view.js'
import type { Call } from './call.js'
import { problemsOf, summaryView } from './faults-view.js'
import { versionView } from './paper.js'
import { privatePageView } from './private-page-view.js'
import { ordinalOf } from './question-page.js'
import { fieldsOfPages, type Reading, readSavedPages } from './unfinished-response.js'
import { versionOf, type Visit } from './visit.js'
import type { Whole } from './whole-page.js'

export type Reviewable = Whole & {
  /** Whether the pages are kept under a cookie's token, so that each can be gone back to. */
  readonly kept?: boolean
}

/** Every answer before it is sent. The page holds all it shows: what is submitted is what was seen. */
export async function sendReview(call: Call, reviewable: Reviewable): Promise<FastifyReply> {
  const { desk, visit, reply } = call
  const version = versionOf(visit, reviewable.version)
  const reading = readSavedPages(version.questionnaire, reviewable.pages, visit.locale)
  return desk.sendPage(reply, {
    locale: visit.locale,
    template: 'public/review',
    page: privatePageView(call, 'review', { form: 'questionnaire', value: 'switch' }),
    view: reviewView(call, version, reading, reviewable),
    fragments: await summaryFragment(call, version, reading, reviewable),
  })
}

function reviewView({ desk, visit }: Call, version: Version, reading: Reading, { pages, token, kept }: Reviewable) {
  const { locale, here, consultation } = visit
  const { faults, answers, shown } = reading
  const { questionnaire } = version
  const answered = [...shown].filter((id) => answers.has(id)).length
  const controls = { version: version.number, locale, ...(kept ? {} : { token: token ?? codeOf(newToken()) }) }
  const fields = fieldsOfPages(questionnaire, pages, locale)
  const reviewed = {
    answers,
    fields,
    shown,
    problems: problemsOf(faults, desk.house.words[locale], locale),
    ...(kept ? { changeHref: (id: string) => changeHref(visit, version, id) } : {}),
  }
  return {
    consultation: consultation.profile.title[locale],
    ...(answered > 0 ? { answered: countOf(answered, locale) } : {}),
    shown: countOf(shown.size, locale).number,
    sections: answersView(questionnaire, reviewed, locale),
    mixed: mixedOf(visit),
    action: here.review,
    hidden: hiddenFields(fields, controls),
    ...(kept && consultation.closesOn ? { until: longDate(consultation.closesOn, locale) } : {}),
    version: versionView(version),
  }
}

async function summaryFragment({ desk, visit }: Call, version: Version, { faults }: Reading, { kept }: Reviewable) {
  const { locale } = visit
  if (faults.length === 0) return { summary: undefined, titlePrefix: undefined }
  const words = desk.house.words[locale]
  const hrefOf = ({ question }: Fault) => (kept && question ? changeHref(visit, version, question) : undefined)
  const summary = await desk.render('components/fault-summary', {
    site: siteView(desk.house, locale),
    ...summaryView({ questionnaire: version.questionnaire, faults, hrefOf }, words, locale),
  })
  return { summary, titlePrefix: words('fault:title-prefix', countOf(faults.length, locale)) }
}

/** Where the answer to a question is changed. */
function changeHref({ here }: Visit, version: Version, id: string): string {
  const question = findQuestion(version.questionnaire, id)
  const page = question && findPageOfQuestion(version.questionnaire, question.id)
  return page ? `${here.page(ordinalOf(version, page))}#${id}-question` : here.page(1)
}

/** How many other people's responses one is mixed with at least; undefined in the samples, where the page says so. */
export function mixedOf({ consultation, locale }: Visit): string | undefined {
  return consultation.mixingThreshold > 1 ? countOf(consultation.mixingThreshold, locale).number : undefined
}
