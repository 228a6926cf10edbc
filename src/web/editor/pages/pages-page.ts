import type { FastifyReply } from 'fastify'
import { questionsOf } from '../../../questionnaire/find-question.js'
import type { Page, Question } from '../../../questionnaire/questionnaire.js'
import { conditionWords } from '../../condition-words.js'
import { countOf } from '../../count.js'
import { readTable, type Table } from '../../roundtable/table.js'
import type { StaffCall } from '../../staff/call.js'
import { doneOf } from '../../staff/done.js'
import { pageName, questionName } from '../../staff/place-name.js'
import { sendStaffPage } from '../../staff/send-staff-page.js'
import { pageWorks } from './page-form.js'

/** The draft as a whole: what stands at its top, its pages and their questions, each with what can be done with it. */
export async function sendPages(call: StaffCall): Promise<FastifyReply> {
  const { staff, locale, here } = call
  const words = staff.house.words[locale]
  const table = await readTable(call)
  const { pages } = table.questionnaire
  return sendStaffPage(call, {
    template: 'editor/pages',
    page: { title: words('pages:title'), description: words('pages:description') },
    view: {
      back: here.desk,
      ...(doneOf(call, ['revised']) ? { done: words('docket:done-revised') } : {}),
      top: topView(call, table),
      lead: words('pages:lead', countOf(pages.length, locale)),
      pages: pages.map((page) => pageView(call, table, page)),
      source: here.deskSource,
    },
  })
}

function topView({ here }: StaffCall, { questionnaire, words, locale }: Table) {
  const { title, notice, contentNote } = questionnaire
  return {
    // A draft may lack a language.
    title: title[locale] ?? words[locale]('difference:nothing'),
    notice: notice?.[locale],
    contentNote: contentNote?.[locale],
    change: here.deskQuestionnaire,
    help: here.deskHelp,
  }
}

function pageView(call: StaffCall, { questionnaire, words, locale }: Table, page: Page) {
  const say = words[locale]
  const { eyebrow, title } = pageName(questionnaire, page.id, { words: say, locale })
  return {
    id: page.id,
    eyebrow,
    title,
    shortTitle: page.shortTitle?.[locale],
    introduction: page.introduction?.[locale],
    works: pageWorks.map((work) => ({
      href: `${call.here.deskPage(page.id)}?work=${work}`,
      label: say(`pages:do-${work}`),
    })),
    questions: page.questions.map((question) => questionView(call, { questionnaire, words: say, locale }, question)),
  }
}

type Told = Pick<Table, 'questionnaire' | 'locale'> & { readonly words: Table['words']['en'] }

function questionView({ here }: StaffCall, { questionnaire, words, locale }: Told, { id, showIf }: Question) {
  return {
    ordinal: String(questionsOf(questionnaire).findIndex((question) => question.id === id) + 1),
    text: questionName(questionnaire, id, { words, locale }).title,
    href: here.roundtableQuestion(id),
    move: `${here.deskQuestion(id)}?work=move`,
    showing: here.deskCondition(id),
    ...(showIf ? { condition: conditionWords(questionnaire, showIf, words, locale) } : {}),
  }
}
