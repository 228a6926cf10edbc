import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Fields } from '../../questionnaire/answers.js'
import type { Fault } from '../../questionnaire/fault.js'
import { questionsOf } from '../../questionnaire/find-question.js'
import type { Locale, Page, Questionnaire } from '../../questionnaire/questionnaire.js'
import { readWhole } from '../../questionnaire/read-questionnaire.js'
import type { Draft } from '../../revision/review.js'
import { consultationAddress } from '../address.js'
import { countOf } from '../count.js'
import { problemsOf, summaryView } from '../public/question/faults-view.js'
import { readPostedForm, withoutQuestion } from '../public/respond/posted-form.js'
import { joinQuestions, prepareQuestions } from '../public/question/prepared-questions.js'
import { versionStyle } from '../public/question/version-style.js'
import { siteView } from '../site-view.js'
import { answerStaff, type StaffCall } from './call.js'
import { canBeFollowed, previewed } from './preview-view.js'
import { sendStaffPage } from './send-staff-page.js'
import type { Staff } from './staff.js'

/**
 * The draft as a respondent will see it, by the respondents' own components, before anything is published. What is chosen
 * and typed is on the page that comes back and nowhere else.
 */
export function previewRoutes(app: FastifyInstance, staff: Staff, locale: Locale): void {
  const place = { staff, locale, audience: 'member', address: consultationAddress(locale, ':slug').preview } as const
  answerStaff(app, place, { get: (call) => sendPreview(call), post: tryOut })
}

function tryOut(call: StaffCall): Promise<FastifyReply> {
  const { go, fields } = readPostedForm(call.request.body)
  return sendPreview(call, {
    fields: go.act === 'clear' ? withoutQuestion(fields, go.name) : fields,
    isChecked: go.act === 'check',
  })
}

type Tried = { readonly fields: Fields; readonly isChecked: boolean }

const untried: Tried = { fields: new Map(), isChecked: false }

async function sendPreview(call: StaffCall, tried = untried): Promise<FastifyReply> {
  const { staff, locale, here, published } = call
  const { consultation } = published
  const words = staff.house.words[locale]
  const { draft } = await staff.house.reviews.read(consultation.id)
  const made = draft && (await previewOf(call, draft, tried))
  return sendStaffPage(call, {
    template: 'member/preview',
    page: {
      title: words('preview:title'),
      description: words('preview:description'),
      ...(made && { styles: made.styles }),
    },
    view: { action: here.preview, ...made?.view },
    fragments: { ...made?.questions, summary: made?.summary },
  })
}

async function previewOf(call: StaffCall, draft: Draft, { fields, isChecked }: Tried) {
  const { staff, locale, published } = call
  const { render, house } = staff
  const words = house.words[locale]
  const { questionnaire, gaps } = previewed(draft.document, locale, words('preview:gap'))
  const isWhole = canBeFollowed(questionnaire)
  const faults = isChecked && isWhole ? readWhole(questionnaire, fields, locale).faults : []
  const prepared = await prepareQuestions({ render, house, locale, version: { questionnaire } }, 3)
  const filling = { fields, problems: problemsOf(faults, words, locale) }
  const style = isWhole ? versionStyle(questionnaire) : ''
  return {
    styles: style === '' ? [] : [house.assets.add(`preview-${published.consultation.id}.css`, style)],
    view: {
      ...pagesView(questionnaire, locale),
      revision: draft.revisions.length - 1,
      gaps: gaps > 0 && countOf(gaps, locale),
      astray: !isWhole,
      passed: isChecked && isWhole && faults.length === 0,
    },
    questions: Object.fromEntries(
      questionnaire.pages.map((page) => [placeOf(page), joinQuestions(page.questions, prepared, filling).toString()]),
    ),
    summary: await summaryOf(call, questionnaire, faults),
  }
}

function pagesView(questionnaire: Questionnaire, locale: Locale) {
  return {
    heading: questionnaire.title[locale],
    notice: questionnaire.notice?.[locale],
    contentNote: questionnaire.contentNote?.[locale],
    minimumAge: questionnaire.minimumAge,
    count: countOf(questionsOf(questionnaire).length, locale),
    pages: questionnaire.pages.map((page) => ({
      id: page.id,
      place: placeOf(page),
      title: page.title[locale],
      introduction: page.introduction?.[locale],
    })),
  }
}

function placeOf({ id }: Page): string {
  return `questions ${id}`
}

function summaryOf({ staff, locale }: StaffCall, questionnaire: Questionnaire, faults: readonly Fault[]) {
  if (faults.length === 0) return undefined
  const { house, render } = staff
  const view = summaryView({ questionnaire, faults }, house.words[locale], locale)
  return render('components/fault-summary', { site: siteView(house, locale), ...view })
}
