import type { Published } from '../../consultation/publication.js'
import type { Heard } from '../../results/heard.js'
import type { House } from '../house.js'
import type { Words } from '../words.js'
import { reportView } from './report-view.js'

/** The report of what is not published yet, on the release that it stands on. */
export async function readReport({ results }: House, published: Published, heard: Heard, words: Words) {
  const { id } = published.consultation
  const [releases, withdrawn] = await Promise.all([results.findReleases(id), results.findWithdrawn(id, heard)])
  const tables = releases.find(({ number }) => number === heard.release)?.tables
  return reportView({ published, heard, withdrawn, tables, words })
}
