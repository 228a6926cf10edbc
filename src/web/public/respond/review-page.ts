import type { FastifyReply } from 'fastify'
import type { Version } from '../../../consultation/publication.js'
import type { Fault } from '../../../questionnaire/fault.js'
import { codeOf, newToken } from '../../../response/token.js'
import { countOf } from '../../count.js'
import { sendHtml } from '../../rendering.js'
import { siteView } from '../../site-view.js'
import { answersView } from '../question/answers-view.js'
import type { Call } from './call.js'
import { problemsOf, summaryView } from '../question/faults-view.js'
import type { Review } from '../question/prepared-review.js'
import { fieldsOfPages, type Reading, readSavedPages } from './unfinished-response.js'
import { versionOf } from '../visit.js'
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
  const papers = await desk.papersOf(visit, version)
  const review = await papers.review(reviewable.kept ?? false)
  const html = await review.filled({
    ...reviewingOf(call, { version, reading, review }, reviewable),
    ...(await summaryParts(call, { version, reading, review })),
  })
  return sendHtml(reply, html)
}

type Read = { readonly version: Version; readonly reading: Reading; readonly review: Review }

function reviewingOf({ desk, visit }: Call, { version, reading, review }: Read, { pages, token, kept }: Reviewable) {
  const { locale, consultation } = visit
  const { faults, answers, shown } = reading
  const { questionnaire } = version
  const fields = fieldsOfPages(questionnaire, pages, locale)
  const reviewed = {
    answers,
    fields,
    shown,
    problems: problemsOf(faults, desk.house.words[locale], locale),
    ...(review.changeHref ? { changeHref: review.changeHref } : {}),
  }
  return {
    sections: answersView(questionnaire, reviewed, locale),
    answered: [...shown].filter((id) => answers.has(id)).length,
    shown: shown.size,
    fields,
    controls: {
      version: version.number,
      notice: consultation.privacyNotice.number,
      locale,
      ...(kept ? {} : { token: token ?? codeOf(newToken()) }),
    },
  }
}

async function summaryParts({ desk, visit }: Call, { version, reading, review }: Read) {
  const { locale } = visit
  const { faults } = reading
  if (faults.length === 0) return { summary: undefined, titlePrefix: undefined }
  const words = desk.house.words[locale]
  const hrefOf = ({ question }: Fault) => (question === undefined ? undefined : review.changeHref?.(question))
  const summary = await desk.render('components/fault-summary', {
    site: siteView(desk.house, locale),
    ...summaryView({ questionnaire: version.questionnaire, faults, hrefOf }, words, locale),
  })
  return { summary, titlePrefix: words('fault:title-prefix', countOf(faults.length, locale)) }
}
