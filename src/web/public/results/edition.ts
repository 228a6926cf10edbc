import type { Published } from '../../../consultation/publication.js'
import type { Heard } from '../../../results/heard.js'
import type { Release } from '../../../results/release-store.js'
import type { Edition } from '../../../results/step.js'
import type { WithdrawnQuotes } from '../../../results/withdrawn-quotes.js'
import type { House } from '../../house.js'
import { NotHere } from '../../not-here.js'

/** An edition of what was heard, with the numbers that it stands on. */
export type PublishedEdition = Edition & {
  readonly heard: Heard
  readonly withdrawn: WithdrawnQuotes
  readonly release: Release
  /** All of them, oldest first. */
  readonly editions: readonly Edition[]
}

/** The newest, or the one of that number. Throws `NotHere` where there is none. */
export async function findEdition({ results }: House, published: Published, asked?: number): Promise<PublishedEdition> {
  const { consultation } = published
  // What is not published for everybody is not looked for either.
  if (!consultation.results) throw new NotHere()
  const { editions } = await results.read(consultation.id)
  const edition = asked === undefined ? editions.at(-1) : editions[asked - 1]
  if (!edition) throw new NotHere()
  const heard = await results.findHeard(consultation.id, edition.of)
  const withdrawn = await results.findWithdrawn(consultation.id, heard)
  const releases = await results.findReleases(consultation.id)
  const release = releases.find(({ number }) => number === heard.release)
  if (!release) throw new Error(`Edition ${edition.number} of ${consultation.id} stands on no release.`)
  return { ...edition, heard, withdrawn, release, editions }
}

/** The release on which the newest edition stands. */
export async function findPublicRelease(house: House, published: Published): Promise<Release> {
  return (await findEdition(house, published)).release
}
