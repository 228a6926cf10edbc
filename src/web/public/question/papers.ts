import { pagesReached, shownQuestions } from '../../../questionnaire/path.js'
import type { Page } from '../../../questionnaire/questionnaire.js'
import { type Encoded, encode } from '../../encoded.js'
import { hiddenInputs } from '../../hidden-fields.js'
import { htmlType } from '../../rendering.js'
import { siteView } from '../../site-view.js'
import { problemsOf, summaryView } from './faults-view.js'
import { type FrameParts, joinFrame, pageFrame, wholeFrame } from './frames.js'
import { type Guide, guideKey, renderGuide } from './guide.js'
import type { Filled, Paper } from './paper.js'
import { isOnPage, joinQuestions, prepareQuestions } from './prepared-questions.js'
import type { Filling } from './question-slots.js'
import { prepareReview, type Review } from './prepared-review.js'

/** The questionnaire of one version in one language, rendered once; what belongs to a respondent is filled in. */
export type Papers = {
  blankPage(page: Page): Promise<Encoded>
  filledPage(page: Page, filled: Filled): Promise<Buffer>
  blankWhole(): Promise<Encoded>
  /** All questions in one form. */
  filledWhole(filled: Filled): Promise<Buffer>
  /** Of pages that are kept under a cookie's token, or of those that are nowhere but on the page. */
  review(kept: boolean): Promise<Review>
}

export async function preparePapers(paper: Paper): Promise<Papers> {
  const { questionnaire } = paper.version
  const paged = await prepareQuestions(paper, 2)
  const inWhole = await prepareQuestions(paper, 3)
  const frames = new Map(
    await Promise.all(questionnaire.pages.map(async (page) => [page.id, await pageFrame(paper, page)] as const)),
  )
  const whole = await wholeFrame(paper)
  const blank: Filled = {
    fields: new Map(),
    faults: [],
    shown: shownQuestions(questionnaire, new Map()),
    reached: pagesReached(questionnaire, new Map()),
  }
  const blankPages = new Map<string, Promise<Encoded>>()
  const guides = new Map<string, Promise<Guide>>()
  const reviews = new Map<string, Promise<Review>>()
  let blankWhole: Promise<Encoded> | undefined

  const fillingOf = ({ fields, faults }: Filled): Filling => ({
    fields,
    problems: problemsOf(faults, paper.house.words[paper.locale], paper.locale),
  })
  const filledPage = async (page: Page, filled: Filled) => {
    const guide = await remember(guides, guideKey(page, filled), () => renderGuide(paper, page, filled))
    const questions = page.questions.filter((question) => isOnPage(page, question, filled.shown))
    const parts: FrameParts = {
      ...guide,
      ...(await summaryParts(paper, filled)),
      controls: controlFields(paper, filled),
      [`questions ${page.id}`]: joinQuestions(questions, paged, fillingOf(filled)),
    }
    return joinFrame(frames.get(page.id)!, parts)
  }
  const filledWhole = async (filled: Filled) => {
    const filling = fillingOf(filled)
    const parts: FrameParts = {
      ...(await summaryParts(paper, filled)),
      controls: controlFields(paper, filled),
      ...Object.fromEntries(
        questionnaire.pages.map(({ id, questions }) => [`questions ${id}`, joinQuestions(questions, inWhole, filling)]),
      ),
    }
    return joinFrame(whole, parts)
  }
  return {
    filledPage,
    filledWhole,
    blankPage: (page) => remember(blankPages, page.id, async () => encode(await filledPage(page, blank), htmlType)),
    review: (kept) => remember(reviews, kept ? 'kept' : 'on the page', () => prepareReview(paper, kept)),
    blankWhole: () => (blankWhole ??= filledWhole(blank).then((html) => encode(html, htmlType))),
  }
}

/** The fields that say what form it is. */
function controlFields({ version, locale }: Paper, { token }: Filled): string {
  return hiddenInputs(new Map(), { version: version.number, locale, ...(token === undefined ? {} : { token }) })
}

async function summaryParts({ render, house, locale, version }: Paper, { faults }: Filled) {
  if (faults.length === 0) return { summary: undefined, titlePrefix: undefined }
  const words = house.words[locale]
  const view = summaryView({ questionnaire: version.questionnaire, faults }, words, locale)
  const summary = await render('components/fault-summary', { site: siteView(house, locale), ...view })
  return { summary, titlePrefix: words('fault:title-prefix', { count: view.count, number: view.number }) }
}

function remember<Value>(values: Map<string, Value>, key: string, make: () => Value): Value {
  const known = values.get(key)
  if (known !== undefined) return known
  const made = make()
  values.set(key, made)
  return made
}
