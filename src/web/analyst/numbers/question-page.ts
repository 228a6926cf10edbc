import type { FastifyReply } from 'fastify'
import { changesOf } from '../../../export/column-changes.js'
import { harmonise } from '../../../export/harmonised.js'
import type { Question } from '../../../questionnaire/questionnaire.js'
import { partlyOffered } from '../../../report/partly-offered.js'
import { questionsAcross } from '../../../report/question-across.js'
import type { Spread } from '../../../report/report-store.js'
import type { Tally } from '../../../report/tally.js'
import { withOffered } from '../../chart/offered-note.js'
import { questionChart } from '../../chart/question-chart.js'
import { countOf } from '../../count.js'
import { NotHere } from '../../not-here.js'
import type { StaffCall } from '../../staff/call.js'
import { sendStaffPage } from '../../staff/send-staff-page.js'
import type { Words } from '../../words.js'
import { filterIn, filterView, isFiltered } from './filtering.js'

/** One question in numbers, of all responses or of those that the address asks for. */
export async function sendQuestionNumbers(call: StaffCall): Promise<FastifyReply> {
  const { staff, request, locale, published, here } = call
  const { house } = staff
  const words = house.words[locale]
  const questions = questionsAcross(published.versions.map(({ questionnaire }) => questionnaire)).map(
    ({ question }) => question,
  )
  const place = questions.findIndex(({ id }) => id === (request.params as { question: string }).question)
  const question = questions[place]
  if (!question) throw new NotHere()
  const filter = filterIn(call, questions)
  const counted = published.versions.filter(({ number }) => filter.version === undefined || number === filter.version)
  const consultation = published.consultation.id
  const [tally, spread] = await Promise.all([
    house.reports.tally(consultation, question, filter),
    question.kind === 'number' ? house.reports.spread(consultation, question, filter) : undefined,
  ])
  return sendStaffPage(call, {
    template: 'analyst/question',
    page: {
      title: question.text[locale],
      description: words('numbers:description'),
      styles: [house.assets.href('chart.css')],
    },
    view: {
      title: question.text[locale],
      list: here.analysisQuestions,
      action: here.analysisQuestion(question.id),
      previous: linkTo(call, questions[place - 1]),
      next: linkTo(call, questions[place + 1]),
      filter: filterView(words, filter, { published, questions: questions.filter((each) => each !== question) }),
      isFiltered: isFiltered(filter),
      states: statesView(words, tally),
      chart: questionChart(words, question, tally, {
        id: 'chart',
        caption: question.text[locale],
        note: withOffered(
          words,
          words(noteOf(question), countOf(tally.answered, locale)),
          partlyOffered(counted, question.id),
        ),
      }),
      ...(asksForWords(question) && { texts: here.questionTexts(question.id) }),
      ...(spread && { spread: spreadView(words, spread) }),
      changes: changesView(words, published, question.id),
    },
  })
}

function asksForWords({ kind }: Question): boolean {
  return kind === 'short-text' || kind === 'long-text'
}

function linkTo({ here, locale }: StaffCall, question: Question | undefined) {
  return question && { href: here.analysisQuestion(question.id), text: question.text[locale] }
}

function noteOf({ kind }: Question): string {
  return kind === 'multiple' ? 'numbers:of-answered-several' : 'numbers:of-answered'
}

function statesView({ locale }: Words, { answered, skipped, notShown }: Tally) {
  return {
    answered: countOf(answered, locale),
    skipped: countOf(skipped, locale),
    notShown: countOf(notShown, locale),
  }
}

function spreadView({ locale }: Words, { least, median, mean, most }: Spread) {
  const written = (number: number) => countOf(Math.round(number * 10) / 10, locale).number
  return { least: written(least), median: written(median), mean: written(mean), most: written(most) }
}

/** What changed in the question between versions, each once, whichever of its columns it touched. */
function changesView(words: Words, { versions }: StaffCall['published'], id: string): readonly string[] {
  const columns = harmonise(versions).filter(({ asked }) =>
    [...asked.values()].some(({ question }) => question.id === id),
  )
  const told = [...changesOf(columns, versions).values()].flat().map(({ from, to, intents, comparability }) => {
    const what = intents.map((kind) => words(`intent:${kind}`)).join(', ')
    const effect = comparability === 'none' ? '' : ` – ${words(`comparability:${comparability}`)}`
    return `${words('files:between', { from: String(from), to: String(to) })} ${what}${effect}`
  })
  return [...new Set(told)]
}
