import type { QuestionAcross } from '../report/question-across.js'
import { sensitiveThreshold, usualThreshold } from '../report/threshold.js'
import type { HeardTheme } from './heard.js'

/** The themes as everybody may know them. */
export type ToldThemes = {
  /** Those of at least the threshold's size, the most frequent first; of campaigns where both sides have that size. */
  readonly themes: readonly (Omit<HeardTheme, 'ofCampaigns'> & { readonly ofCampaigns?: number })[]
  /** The others together, without what they are; a count only where it reaches the threshold. */
  readonly others?: { readonly themes: number; readonly mentions?: number }
}

/**
 * A theme that few people spoke of is told together with the others like it. A response can hold several themes and no
 * total is told, so that nothing can be subtracted; of the others their mentions are added up.
 */
export function toldThemes(heard: readonly HeardTheme[], threshold: number): ToldThemes {
  const themes = heard.filter(({ untold }) => !untold)
  const told = themes.filter(({ responses }) => responses >= threshold)
  const few = themes.filter(({ responses }) => responses < threshold)
  const mentions = few.reduce((sum, { responses }) => sum + responses, 0)
  return {
    themes: told.map((theme) => withCampaigns(theme, threshold)).toSorted((a, b) => b.responses - a.responses),
    ...(few.length > 0 && { others: { themes: few.length, ...(mentions >= threshold && { mentions }) } }),
  }
}

function withCampaigns({ ofCampaigns, ...theme }: HeardTheme, threshold: number): ToldThemes['themes'][number] {
  const isTold = ofCampaigns >= threshold && theme.responses - ofCampaigns >= threshold
  return isTold ? { ...theme, ofCampaigns } : theme
}

/** Of written answers: the stricter one as soon as any question asked for them is sensitive. */
export function themeThreshold(questions: readonly QuestionAcross[]): number {
  const isSensitive = questions.some(
    ({ question, isSensitive: sensitive }) =>
      sensitive && (question.kind === 'long-text' || question.kind === 'short-text'),
  )
  return isSensitive ? sensitiveThreshold : usualThreshold
}
