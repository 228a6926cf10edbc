import type { Fields } from '../../../questionnaire/answers.js'
import { consultationAddress } from '../../address.js'
import { countOf } from '../../count.js'
import { longDate } from '../../dates.js'
import { type Controls, hiddenInputs } from '../../hidden-fields.js'
import { siteView } from '../../site-view.js'
import { escapeHtml, type Prepared, slotMarks } from '../../slots.js'
import type { AnswersSection } from './answers-view.js'
import { joinFrame } from './frames.js'
import { type Paper, versionView } from './paper.js'
import { prepareAnswers } from './prepared-answers.js'
import { privatePageView } from './private-page-view.js'

/** What one respondent's answers make of the page on which they are checked. */
export type Reviewing = {
  readonly sections: readonly AnswersSection[]
  /** How many questions are answered, and how many are shown. */
  readonly answered: number
  readonly shown: number
  readonly fields: Fields
  readonly controls: Controls
  readonly summary: string | undefined
  readonly titlePrefix: string | undefined
}

export type Review = {
  filled(reviewing: Reviewing): Promise<Buffer>
  /** Where the answer to a question is changed; absent where no page of it is kept. */
  readonly changeHref?: (question: string) => string
}

/** The page on which answers are checked, rendered once. */
export async function prepareReview(paper: Paper, kept: boolean): Promise<Review> {
  const frame = await reviewFrame(paper, kept)
  const joinAnswers = await prepareAnswers(paper)
  const sentenceFor = answeredSentence(paper)
  return {
    ...(kept ? { changeHref: changeHrefs(paper) } : {}),
    filled: async ({ sections, answered, shown, fields, controls, summary, titlePrefix }) =>
      joinFrame(frame, {
        summary,
        titlePrefix,
        answered: sentenceFor(answered, shown),
        sections: await joinAnswers(sections),
        hidden: hiddenInputs(fields, controls),
      }),
  }
}

function changeHrefs({ consultation, version, locale }: Paper): (question: string) => string {
  const here = consultationAddress(locale, consultation.slug[locale])
  const hrefs = new Map(
    version.questionnaire.pages.flatMap(({ questions }, index) =>
      questions.map(({ id }) => [id, `${here.page(index + 1)}#${id}-question`] as const),
    ),
  )
  return (question) => hrefs.get(question) ?? here.page(1)
}

async function reviewFrame(paper: Paper, kept: boolean): Promise<Prepared<string>> {
  const { render, house, consultation, version, locale } = paper
  const marks = slotMarks<string>()
  const place = (name: string) => marks.mark(name, '')
  const html = await render('public/review', {
    site: siteView(house, locale),
    page: privatePageView(paper, 'review', { form: 'questionnaire', value: 'switch' }),
    consultation: consultation.profile.title[locale],
    summary: place('summary'),
    titlePrefix: place('titlePrefix'),
    answered: place('answered'),
    sections: place('sections'),
    hidden: place('hidden'),
    mixed: mixedOf(paper),
    action: consultationAddress(locale, consultation.slug[locale]).review,
    ...(kept && consultation.closesOn ? { until: longDate(consultation.closesOn, locale) } : {}),
    version: versionView(version),
  })
  return marks.prepare(html)
}

/** How many other people's responses one is mixed with at least; undefined in the samples, where the page says so. */
export function mixedOf({ consultation, locale }: Pick<Paper, 'consultation' | 'locale'>): string | undefined {
  return consultation.mixingThreshold > 1 ? countOf(consultation.mixingThreshold, locale).number : undefined
}

/** In HTML. Each pair of numbers has its sentence, made once. */
function answeredSentence({ house, locale }: Paper): (answered: number, shown: number) => string {
  const sentences = new Map<string, string>()
  return (answered, shown) => {
    const pair = `${answered} ${shown}`
    const known = sentences.get(pair)
    if (known !== undefined) return known
    const values = { ...countOf(answered, locale), shown: countOf(shown, locale).number }
    const sentence = house.words[locale](answered > 0 ? 'review:answered' : 'review:answered-none', values)
    sentences.set(pair, escapeHtml(sentence))
    return escapeHtml(sentence)
  }
}
