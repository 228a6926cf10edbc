import { findQuotable, findThemeCounts, findThemes } from '../coding/coding-store.js'
import type { Database } from '../database/connect.js'
import type { HeardTheme, Quote } from './heard.js'

/** A theme as analysts have coded it by now, with all that may be quoted of it. */
export type CodedTheme = Omit<HeardTheme, 'remark' | 'quotes'> & { readonly quotable: readonly Quote[] }

/**
 * The themes of a consultation, without their parts: what is told of a part beside the whole could be subtracted. `db` as
 * the analyst.
 */
export async function findCodedThemes(db: Database, consultation: string): Promise<readonly CodedTheme[]> {
  const [themes, counts] = await Promise.all([findThemes(db, consultation), findThemeCounts(db, consultation)])
  const whole = themes.filter(({ parent, isRetired }) => parent === undefined && !isRetired)
  return Promise.all(
    whole.map(async ({ id, label }) => {
      const quotable = await findQuotable(db, consultation, id)
      return {
        theme: id,
        label,
        ...(counts.get(id) ?? { responses: 0, ofCampaigns: 0 }),
        quotable: quotable.map(({ language, text }) => ({ language, text })),
      }
    }),
  )
}
