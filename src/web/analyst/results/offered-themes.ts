import type { CodedTheme } from '../../../results/coded-store.js'
import type { Heard, Section } from '../../../results/heard.js'
import type { WithdrawnQuotes } from '../../../results/withdrawn-quotes.js'
import type { StaffCall } from '../../staff/call.js'

/** What the section of themes can tell; of other sections nothing is looked for. */
export async function findOffered(
  { staff, published }: StaffCall,
  section: Section,
  heard: Heard,
): Promise<readonly CodedTheme[]> {
  if (section !== 'themes') return []
  const { results } = staff.house
  const { id } = published.consultation
  const [coded, withdrawn] = await Promise.all([results.findThemes(id), results.findWithdrawn(id, heard)])
  return offeredThemes(heard, coded, withdrawn)
}

/**
 * What is coded by now, and what was taken over before and is no more: it stays as it was, but for quotes that were
 * withdrawn, until it is told no longer.
 */
function offeredThemes(
  { themes }: Heard,
  coded: readonly CodedTheme[],
  withdrawn: WithdrawnQuotes,
): readonly CodedTheme[] {
  const gone = themes.filter(({ theme }) => coded.every((each) => each.theme !== theme))
  const kept = gone.map(({ remark: _, untold: _untold, quotes, ...theme }) => ({
    ...theme,
    quotable: quotes.filter((quote) => !withdrawn.has(quote)),
  }))
  return [...coded, ...kept]
}
