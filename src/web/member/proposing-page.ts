import type { FastifyReply } from 'fastify'
import type { Fields } from '../../questionnaire/answers.js'
import type { JsonObject } from '../../questionnaire/change.js'
import { comparabilityOf } from '../../questionnaire/comparability.js'
import { toldComparability } from '../../questionnaire/comparability-told.js'
import { difference } from '../../questionnaire/difference.js'
import { findQuestion } from '../../questionnaire/find-question.js'
import { newProblems } from '../../questionnaire/new-problems.js'
import { categories } from '../../revision/category.js'
import { titleIn } from '../../account/appointment.js'
import { documentDifference } from '../difference/document-difference.js'
import { type Draftwork, postedAgain } from '../editing/drafting.js'
import { workView } from '../editing/work-view.js'
import { postedField } from '../posted-field.js'
import { problemSentences } from '../roundtable/problem-sentences.js'
import type { StaffCall } from '../staff/call.js'
import { problemView } from '../staff/entry-field.js'
import { faultFragments, type Problems } from '../staff/faults.js'
import { sendStaffPage } from '../staff/send-staff-page.js'
import { localesFrom } from '../words.js'

/** The form in which a change is made. */
export async function sendProposing(
  call: StaffCall,
  { drafting, form, madeOn }: Draftwork,
  problems: Problems = {},
): Promise<FastifyReply> {
  const { staff, locale } = call
  const words = staff.house.words[locale]
  return sendStaffPage(call, {
    template: 'member/proposing',
    page: pageOf(call, drafting.work),
    view: {
      ...frameOf(call, { drafting, form, madeOn }),
      ...workView(drafting, form, { words, locale, problems }),
      hint: words(`proposing:hint-${drafting.work}`),
      // Of the page that comes after this one.
      kept: postedAgain(call, (name) => name === 'category' || name.startsWith('reason.')),
    },
    fragments: await faultFragments(staff, locale, problems),
  })
}

/** What the form changes, and what is asked before it is sent. */
export async function sendProposingPreview(
  call: StaffCall,
  draftwork: Draftwork,
  { before, document }: { readonly before: JsonObject; readonly document: JsonObject },
  problems: Problems = {},
): Promise<FastifyReply> {
  const { staff, request, locale, someone, published } = call
  const { words } = staff.house
  const body = request.body as Fields
  const changes = difference(before, document)
  return sendStaffPage(call, {
    template: 'member/proposing-preview',
    page: pageOf(call, draftwork.drafting.work),
    view: {
      ...frameOf(call, draftwork),
      difference: documentDifference(before, document, words, locale),
      comparability: words[locale](`comparability:${toldComparability(comparabilityOf(before, changes), changes)}`),
      faults: problemSentences(newProblems(before, document), words[locale]),
      kept: postedAgain(call, (name) => name.startsWith('q') || name === 'place'),
      categoryProblem: problemView(problems['category']),
      categories: categories.map((category, index) => ({
        value: category,
        id: index === 0 ? 'category' : `category-${category}`,
        label: words[locale](`category:${category.replaceAll('_', '-')}`),
        checked: body.get('category')?.includes(category) ? ' checked' : '',
      })),
      reasons: localesFrom(locale).map((tongue) => ({
        name: `reason.${tongue}`,
        lang: `${tongue}-CA`,
        label: words[locale](`proposing:reason-${tongue}`),
        value: postedField(body, `reason.${tongue}`),
        ...problemView(problems[`reason.${tongue}`]),
      })),
      shownTo: words[locale]('proposing:shown-to', {
        who: titleIn(someone.appointments, published.consultation.id)?.[locale] ?? call.person.name,
      }),
    },
    fragments: await faultFragments(staff, locale, problems),
  })
}

function pageOf({ staff, locale }: StaffCall, work: string) {
  const words = staff.house.words[locale]
  return {
    title: words(`work:${work}`),
    description: words('proposing:description'),
    toggle: { form: 'work', value: 'switch' },
  }
}

function frameOf({ staff, locale, here }: StaffCall, { drafting, madeOn }: Draftwork) {
  const [id] = drafting.questions
  const question = findQuestion(drafting.document, id!)!
  const words = staff.house.words[locale]
  return {
    action: here.proposing(id!),
    back: here.roundtableQuestion(id!),
    locale,
    work: drafting.work,
    madeOn: String(madeOn),
    title: words(`work:${drafting.work}`),
    about: question.text[locale] ?? words('difference:nothing'),
  }
}
