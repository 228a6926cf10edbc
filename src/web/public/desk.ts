import type { Published, Version } from '../../consultation/publication.js'
import type { Page } from '../../questionnaire/questionnaire.js'
import type { Encoded } from '../encoded.js'
import type { House } from '../house.js'
import type { Render } from '../rendering.js'
import { pageSender, type SendPage } from '../send-page.js'
import { type Papers, preparePapers } from './question/papers.js'
import type { Visit } from './visit.js'

/** What the public's pages are answered with. */
export type Desk = {
  readonly house: House
  readonly render: Render
  readonly sendPage: SendPage
  /** The prepared questionnaire, in the visit's language; prepared at the first call. */
  papersOf(visit: Visit, version: Version): Promise<Papers>
  /** A page of the latest version without answers; at once when it has been asked for before. */
  blankPage(visit: Visit, page: Page): Encoded | Promise<Encoded>
}

export function openDesk(house: House, render: Render): Desk {
  // The catalogue makes new objects when something changes, and what was prepared for the old ones goes with them.
  const prepared = new WeakMap<Published, Map<string, Promise<Papers>>>()
  const blankPages = new WeakMap<Visit, Map<Page, Encoded>>()

  function papersOf({ published, consultation, locale }: Visit, version: Version): Promise<Papers> {
    const papers = prepared.get(published) ?? new Map<string, Promise<Papers>>()
    prepared.set(published, papers)
    const key = `${version.number} ${locale}`
    const known = papers.get(key)
    if (known) return known
    const made = preparePapers({ house, render, consultation, version, locale })
    papers.set(key, made)
    return made
  }
  async function encodeBlankPage(visit: Visit, page: Page): Promise<Encoded> {
    const encoded = await (await papersOf(visit, visit.latest)).blankPage(page)
    blankPages.set(visit, (blankPages.get(visit) ?? new Map<Page, Encoded>()).set(page, encoded))
    return encoded
  }
  return {
    house,
    render,
    sendPage: pageSender(house, render),
    papersOf,
    blankPage: (visit, page) => blankPages.get(visit)?.get(page) ?? encodeBlankPage(visit, page),
  }
}
