import type { PartlyOffered } from '../../report/partly-offered.js'
import type { Words } from '../words.js'

/** The note of a chart, and after it what only some versions offered: their shares are of people who could not choose it, too. */
export function withOffered(words: Words, note: string, partly: readonly PartlyOffered[]): string {
  const sentences = partly.map(({ versions, labels }) =>
    words('chart:offered', {
      count: versions.length,
      versions: versions.join(', '),
      labels: labels.map((label) => label[words.locale]).join('; '),
    }),
  )
  return [note, ...sentences].join('. ')
}
