import { questionsOf } from '../../../questionnaire/find-question.js'
import type { Page } from '../../../questionnaire/questionnaire.js'
import { consultationAddress } from '../../address.js'
import { longDate } from '../../dates.js'
import { siteView } from '../../site-view.js'
import { fill, type Html, type Prepared, slotMarks } from '../../slots.js'
import { type Paper, versionView } from './paper.js'
import { versionStyle } from './version-style.js'

/** The parts of a frame by place: `summary`, `titlePrefix`, `stepper`, `pageList`, `controls`, `questions <page id>`. */
export type FrameParts = { readonly [place: string]: Html | undefined }

/** A page of questions without them. */
export async function pageFrame(paper: Paper, page: Page): Promise<Prepared<string>> {
  const { render, version, locale, consultation } = paper
  const { questionnaire } = version
  const marks = slotMarks<string>()
  const ordinal = questionnaire.pages.indexOf(page) + 1
  const isFirst = ordinal === 1
  const here = consultationAddress(locale, consultation.slug[locale])
  const html = await render('public/questionnaire', {
    ...frameView(paper, marks.mark, page.title[locale]),
    stepper: marks.mark('stepper', ''),
    title: page.title[locale],
    introduction: page.introduction?.[locale],
    notice: isFirst ? questionnaire.notice?.[locale] : undefined,
    contentNote: isFirst ? questionnaire.contentNote?.[locale] : undefined,
    allOptional: isFirst && questionsOf(questionnaire).every(({ required }) => !required),
    action: here.page(ordinal),
    controls: marks.mark('controls', ''),
    questions: marks.mark(`questions ${page.id}`, ''),
    back: !isFirst,
    until: consultation.closesOn && longDate(consultation.closesOn, locale),
    pageList: marks.mark('pageList', ''),
    version: versionView(version),
  })
  return marks.prepare(html)
}

/** The page that holds all pages, without questions. */
export async function wholeFrame(paper: Paper): Promise<Prepared<string>> {
  const { render, version, locale, consultation, house } = paper
  const { questionnaire } = version
  const marks = slotMarks<string>()
  const html = await render('public/one-page', {
    ...frameView(paper, marks.mark, house.words[locale]('one-page:title')),
    consultation: consultation.profile.title[locale],
    notice: questionnaire.notice?.[locale],
    contentNote: questionnaire.contentNote?.[locale],
    allOptional: questionsOf(questionnaire).every(({ required }) => !required),
    action: consultationAddress(locale, consultation.slug[locale]).onePage,
    controls: marks.mark('controls', ''),
    pages: questionnaire.pages.map((page) => ({
      id: page.id,
      title: page.title[locale],
      introduction: page.introduction?.[locale],
      questions: marks.mark(`questions ${page.id}`, ''),
    })),
    version: versionView(version),
  })
  return marks.prepare(html)
}

function frameView(
  { house, consultation, version, locale }: Paper,
  mark: (place: string, blank: string) => string,
  title: string,
) {
  const here = consultationAddress(locale, consultation.slug[locale])
  const style = versionStyle(version.questionnaire)
  return {
    site: siteView(house, locale),
    titlePrefix: mark('titlePrefix', ''),
    summary: mark('summary', ''),
    page: {
      title: `${title} – ${consultation.profile.title[locale]}`,
      description: consultation.profile.title[locale],
      toggle: { form: 'questionnaire', value: 'switch', enter: 'next' },
      ...(consultation.sensitive ? { exit: { href: here.leave } } : {}),
      noindex: true,
      styles: style === '' ? [] : [house.assets.add(`questionnaire-${consultation.id}-${version.number}.css`, style)],
    },
  }
}

export function joinFrame(frame: Prepared<string>, frameParts: FrameParts): Buffer {
  const parts: Buffer[] = []
  fill(parts, frame, (place) => frameParts[place])
  return Buffer.concat(parts)
}
