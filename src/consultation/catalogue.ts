import type { Database } from '../database/connect.js'
import { listen } from '../database/listen.js'
import type { Locale } from '../questionnaire/questionnaire.js'
import { loadPublished } from './publication-store.js'
import type { Published } from './publication.js'

/** All consultations and versions, held in memory and read again when they change, by whatever process. */
export type Catalogue = {
  current(): readonly Published[]
  bySlug(locale: Locale, slug: string): Published | undefined
  /** Reads again now; rejects when the database is away, and keeps what it has. */
  refresh(): Promise<void>
  /** Calls back after every reading that found something changed. Returns how to stop. */
  onChange(callback: () => void): () => void
  close(): Promise<void>
}

export type CatalogueOptions = {
  readonly db: Database
  /** Of the same database, to hear of changes. */
  readonly url: string
  /** Told of every reading that failed; the catalogue goes on with what it has. */
  readonly onFault: (fault: unknown) => void
  /** Milliseconds between readings when nothing is heard. */
  readonly pause?: number
}

/** Rejects when the first reading fails. */
export async function openCatalogue({ db, url, onFault, pause = 15_000 }: CatalogueOptions): Promise<Catalogue> {
  const callbacks = new Set<() => void>()
  let published: readonly Published[] = []
  let bySlug = slugsOf(published)

  async function read(): Promise<void> {
    const found = await loadPublished(db, questionnairesOf(published))
    if (signOf(found) === signOf(published)) return
    published = found
    bySlug = slugsOf(found)
    for (const callback of callbacks) callback()
  }

  const refresh = inTurn(read)
  await refresh()
  const refreshOrTell = () => void refresh().catch(onFault)
  const listener = listen(url, 'catalogue', refreshOrTell)
  // A lost connection can look alive for hours; a slow look of our own bounds how old the catalogue gets.
  const timer = setInterval(refreshOrTell, pause)
  timer.unref()

  return {
    current: () => published,
    bySlug: (locale, slug) => bySlug[locale].get(slug),
    refresh,
    onChange: (callback) => {
      callbacks.add(callback)
      return () => void callbacks.delete(callback)
    },
    close: async () => {
      clearInterval(timer)
      await listener.close()
    },
  }
}

/** One call at a time; all who ask during one share the next, which sees whatever they knew of. */
function inTurn(act: () => Promise<void>): () => Promise<void> {
  let current: Promise<void> = Promise.resolve()
  let next: Promise<void> | undefined
  const begin = () => {
    next = undefined
    return act()
  }
  return () => {
    next ??= current = current.then(begin, begin)
    return next
  }
}

function questionnairesOf(published: readonly Published[]) {
  return new Map(
    published.flatMap(({ versions }) => versions.map(({ fingerprint, questionnaire }) => [fingerprint, questionnaire])),
  )
}

/** Equal for equal catalogues: documents count by their fingerprints. */
function signOf(published: readonly Published[]): string {
  return JSON.stringify(published, (key, value) => (key === 'questionnaire' ? undefined : value))
}

function slugsOf(published: readonly Published[]) {
  const by = (locale: Locale) => new Map(published.map((each) => [each.consultation.slug[locale], each]))
  return { en: by('en'), fr: by('fr') }
}
