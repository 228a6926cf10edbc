import { findQuotable, findThemeCounts, findThemes, type ShownText } from '../coding/coding-store.js'
import { findQuotingActs, type QuotingAct } from '../coding/quoting-store.js'
import type { Database } from '../database/connect.js'
import type { HeardTheme, Quote } from './heard.js'

/** A theme as analysts have coded it by now, with all that may be quoted of it. */
export type CodedTheme = Omit<HeardTheme, 'untold' | 'remark' | 'quotes'> & { readonly quotable: readonly Quote[] }

/** As the app, to whom acts are shown, and as the analyst, to whom texts are. */
export type CodedDesk = { readonly db: Database; readonly analyst: Database }

/**
 * The themes of a consultation, without their parts: what is told of a part beside the whole could be subtracted.
 */
export async function findCodedThemes(
  { db, analyst }: CodedDesk,
  consultation: string,
): Promise<readonly CodedTheme[]> {
  // Before the texts: one that is redacted meanwhile counts as withdrawn, and not as quoted since.
  const acts = await findQuotingActs(db, consultation)
  const [themes, counts] = await Promise.all([
    findThemes(analyst, consultation),
    findThemeCounts(analyst, consultation),
  ])
  const whole = themes.filter(({ parent, isRetired }) => parent === undefined && !isRetired)
  return Promise.all(
    whole.map(async ({ id, label }) => {
      const quotable = await findQuotable(analyst, consultation, id)
      return {
        theme: id,
        label,
        ...(counts.get(id) ?? { responses: 0, ofCampaigns: 0 }),
        quotable: quotable.map((text) => quoteOf(text, acts)),
      }
    }),
  )
}

function quoteOf({ language, text, question, response }: ShownText, acts: readonly QuotingAct[]): Quote {
  const last = acts.findLast((act) => act.question === question && act.response === response)
  return { language, text, from: { question, response, act: last?.number ?? 0 } }
}
