import type { FastifyReply } from 'fastify'
import type { Locale, Question } from '../../../questionnaire/questionnaire.js'
import { questionsAcross } from '../../../report/question-across.js'
import type { Filter } from '../../../report/report-store.js'
import type { StaffCall } from '../../staff/call.js'
import { sendStaffPage } from '../../staff/send-staff-page.js'
import { crossingView } from './crossing-view.js'
import { filterIn, filterView, isCrossable, isFiltered } from './filtering.js'

/** Two questions together: how those who gave each answer to one answered the other. */
export async function sendCrossed(call: StaffCall): Promise<FastifyReply> {
  const { staff, request, locale, published, here } = call
  const { house } = staff
  const words = house.words[locale]
  const questions = questionsAcross(published.versions.map(({ questionnaire }) => questionnaire))
    .map(({ question }) => question)
    .filter(isCrossable)
  const query = request.query as { readonly [name: string]: unknown }
  const rows = questions.find(({ id }) => id === query['rows'])
  const columns = questions.find(({ id }) => id === query['columns'])
  const filter = filterIn(call, questions)
  return sendStaffPage(call, {
    template: 'analyst/crossed',
    page: {
      title: words('numbers:crossed'),
      description: words('numbers:description'),
      styles: [house.assets.href('chart.css')],
    },
    view: {
      overview: here.analysis,
      action: here.crossed,
      choices: [
        choiceView(locale, { name: 'rows', label: words('numbers:rows'), chosen: rows }, questions),
        choiceView(locale, { name: 'columns', label: words('numbers:columns'), chosen: columns }, questions),
      ],
      sharesByRow: query['shares'] === 'rows' ? ' selected' : '',
      filter: filterView(words, filter, { published, questions }),
      // Nobody should take some responses for all.
      filterOpen: isFiltered(filter) ? ' open' : '',
      isPublished: questions.length > 0,
      isTwice: rows !== undefined && rows === columns,
      ...(await crossedView(call, { rows, columns, filter })),
    },
  })
}

type Choice = { readonly name: string; readonly label: string; readonly chosen: Question | undefined }

function choiceView(locale: Locale, { name, label, chosen }: Choice, questions: readonly Question[]) {
  return {
    name,
    label,
    options: questions.map((question) => ({
      value: question.id,
      label: question.text[locale],
      selected: question === chosen ? ' selected' : '',
    })),
  }
}

type Asked = { readonly rows: Question | undefined; readonly columns: Question | undefined; readonly filter: Filter }

async function crossedView({ staff, request, locale, published }: StaffCall, { rows, columns, filter }: Asked) {
  if (!rows || !columns || rows === columns) return {}
  const { house } = staff
  const { shares } = request.query as { readonly shares?: unknown }
  const tallies = await house.reports.talliesBy(published.consultation.id, { question: rows, by: columns, filter })
  const sharesOf = shares === 'rows' ? 'rows' : 'columns'
  const crossing = crossingView(house.words[locale], { rows, columns, sharesOf }, tallies)
  return crossing ? { crossing } : { isNobody: true }
}
