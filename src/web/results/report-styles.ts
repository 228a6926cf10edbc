import type { House } from '../house.js'

/** The style sheets of a page with a report, beside that of the site. */
export function reportStyles({ assets }: Pick<House, 'assets'>): readonly string[] {
  return [assets.href('chart.css'), assets.href('results.css')]
}
