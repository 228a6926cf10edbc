import type { JsonObject } from '../../questionnaire/change.js'
import { type Bilingual, locales, type Questionnaire } from '../../questionnaire/questionnaire.js'
import { postedText, postedTwins } from '../staff/posted-text.js'

/** What a questionnaire says around its questions, as a form holds it. */
export type HelpEntries = {
  readonly contentNote: Bilingual
  readonly minimumAge: string
  readonly resources: readonly ResourceEntry[]
}

export type ResourceEntry = {
  /** Empty for a new one. */
  readonly id: string
  readonly name: Bilingual
  readonly description: Bilingual
  readonly telephone: string
  readonly address: Bilingual
}

const blank: Bilingual = { en: '', fr: '' }
const blankResource: ResourceEntry = { id: '', name: blank, description: blank, telephone: '', address: blank }
const mostResources = 30

export function helpEntriesOf(document: JsonObject): HelpEntries {
  const { contentNote, minimumAge, helpResources = [] } = document as Partial<Questionnaire>
  return {
    contentNote: wordsIn(contentNote),
    minimumAge: minimumAge === undefined ? '' : String(minimumAge),
    resources: helpResources.map(({ id, name, description, telephone = '', address }) => ({
      id,
      name: wordsIn(name),
      description: wordsIn(description),
      telephone,
      address: wordsIn(address),
    })),
  }
}

/** With room for two more. */
export function withRoom(resources: readonly ResourceEntry[]): readonly ResourceEntry[] {
  return [...resources, blankResource, blankResource].slice(0, mostResources)
}

/** What was posted; a resource of which everything was erased is gone. */
export function postedHelp(body: unknown): HelpEntries {
  const places = Array.from({ length: mostResources }, (_, index) => index)
  const resources = places.map((index): ResourceEntry => {
    const at = `resource-${index}`
    return {
      id: postedText(body, `${at}-id`),
      name: postedTwins(body, `${at}-name`),
      description: postedTwins(body, `${at}-description`),
      telephone: postedText(body, `${at}-telephone`),
      address: postedTwins(body, `${at}-address`),
    }
  })
  return {
    contentNote: postedTwins(body, 'content-note'),
    minimumAge: postedText(body, 'minimum-age'),
    resources: resources.filter((each) => !isBlank(each)),
  }
}

function isBlank({ name, description, telephone, address }: ResourceEntry): boolean {
  return [name, description, address].every(({ en, fr }) => en === '' && fr === '') && telephone === ''
}

/** The document with these entries; `newId` names a resource that is new. */
export function documentWith(
  document: JsonObject,
  { contentNote, minimumAge, resources }: HelpEntries,
  newId: (index: number) => string,
): JsonObject {
  const kept = Object.fromEntries(
    Object.entries(document).filter(([name]) => !['contentNote', 'minimumAge', 'helpResources'].includes(name)),
  )
  const known = new Set(helpEntriesOf(document).resources.map(({ id }) => id))
  // Whatever a form brings as an id, each stands for one resource at most.
  const listed = resources.map((resource, index) =>
    resourceOf(resource, known.delete(resource.id) ? resource.id : newId(index)),
  )
  return {
    ...kept,
    ...given('contentNote', contentNote),
    ...(minimumAge !== '' && { minimumAge: Number(minimumAge) }),
    ...(listed.length > 0 && { helpResources: listed }),
  }
}

function resourceOf({ name, description, telephone, address }: ResourceEntry, id: string): JsonObject {
  return {
    id,
    name: name.en === '' && name.fr === '' ? { en: '', fr: '' } : written(name),
    description: description.en === '' && description.fr === '' ? { en: '', fr: '' } : written(description),
    ...(telephone !== '' && { telephone }),
    ...given('address', address),
  }
}

function given(member: string, words: Bilingual): JsonObject {
  return words.en === '' && words.fr === '' ? {} : { [member]: written(words) }
}

/** Only the languages that are there. */
function written(words: Bilingual): JsonObject {
  return Object.fromEntries(locales.filter((locale) => words[locale] !== '').map((locale) => [locale, words[locale]]))
}

/** A text of a draft may lack a language. */
function wordsIn(words: Partial<Bilingual> = {}): Bilingual {
  return { en: words.en ?? '', fr: words.fr ?? '' }
}
