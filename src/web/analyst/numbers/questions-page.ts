import type { FastifyReply } from 'fastify'
import { questionsAcross } from '../../../report/question-across.js'
import { shareOf, widthOf } from '../../chart/share.js'
import { countOf } from '../../count.js'
import type { StaffCall } from '../../staff/call.js'
import { sendStaffPage } from '../../staff/send-staff-page.js'

/** Every question of every version, with how many answered it. */
export async function sendQuestions(call: StaffCall): Promise<FastifyReply> {
  const { staff, locale, published, here } = call
  const { house } = staff
  const words = house.words[locale]
  const questions = questionsAcross(published.versions.map(({ questionnaire }) => questionnaire)).map(
    ({ question }) => question,
  )
  const states = await house.reports.states(published.consultation.id, questions)
  return sendStaffPage(call, {
    template: 'analyst/questions',
    page: {
      title: words('numbers:questions'),
      description: words('numbers:description'),
      styles: [house.assets.href('chart.css')],
    },
    view: {
      overview: here.analysis,
      questions: questions.map((question) => {
        const found = states.get(question.id)!
        const shown = found['.answered'] + found['.skipped']
        return {
          href: here.analysisQuestion(question.id),
          text: question.text[locale],
          kind: words(`difference:kind-${question.kind}`),
          answered: countOf(found['.answered'], locale).number,
          skipped: countOf(found['.skipped'], locale).number,
          notShown: countOf(found['.n'], locale).number,
          notAsked: countOf(found['.v'], locale).number,
          share: shareOf(found['.answered'], shown, locale),
          width: widthOf(found['.answered'], shown),
        }
      }),
    },
  })
}
