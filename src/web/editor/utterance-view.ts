import type { Event, Link } from '../../history/event.js'
import { type ErasureCause, erasureCauses } from '../../history/erasure.js'
import { type Mention, mentionsIn } from '../../history/utterance.js'
import { erasure } from '../../history/verify.js'
import type { Change, Json, JsonObject } from '../../questionnaire/change.js'
import { isText } from '../../questionnaire/facts.js'
import { type Locale, locales } from '../../questionnaire/questionnaire.js'
import { languageTags } from '../site-view.js'
import type { Telling } from '../staff/telling.js'
import { eventView } from './event-view.js'

/** What was said in an entry, by what it is: `reason`, `words`, `changes`, `present`. */
export function saidIn({ body }: Event): readonly { readonly part: string; readonly mention: Mention }[] {
  return Object.entries(body).flatMap(([part, value]) =>
    mentionsIn(value).map((mention) => ({ part: part === 'because' ? 'reason' : part, mention })),
  )
}

/** Which entry erased an utterance. */
export function findErasure(later: readonly { readonly event: Event; readonly link: Link }[], utterance: string) {
  return later.find(({ event: { kind, body } }) => kind === erasure && body['erased'] === utterance)?.link
}

/** The words as they were said, in each language that they were said in, or that they have been erased. */
export function utteranceView(
  { part, mention }: { readonly part: string; readonly mention: Mention },
  telling: Telling & { readonly erasedBy: Link | undefined; readonly spoken: Locale | undefined },
) {
  const { words, locale, said, erasedBy } = telling
  const content = said.get(mention.utterance)
  const title = words[locale](`history:said-${part}`)
  if (content === undefined) return { title, erased: true, ...(erasedBy && { erasure: eventView(erasedBy, telling) }) }
  return { title, utterance: mention.utterance, texts: textsOf(content, part, telling) }
}

function textsOf(
  content: Json,
  part: string,
  { spoken, titleOf, locale }: Telling & { readonly spoken: Locale | undefined },
) {
  if (part === 'present' && typeof content === 'string')
    return [
      {
        words: content
          .split('\n')
          .map((person) => titleOf(person)[locale])
          .join(', '),
      },
    ]
  if (typeof content === 'string') return [{ words: content, ...(spoken && { lang: languageTags[spoken] }) }]
  if (Array.isArray(content)) {
    const written = writtenIn(content)
    return written.length > 0 ? written : [{ words: JSON.stringify(content, undefined, 2), isCode: true }]
  }
  return locales.flatMap((written) => {
    const words = (content as JsonObject)[written]
    return typeof words === 'string' ? [{ words, lang: languageTags[written] }] : []
  })
}

/** The texts that these changes bring into a draft or take out of it, each in its language. */
function writtenIn(changes: readonly Change[]): readonly Written[] {
  return changes.flatMap((change): readonly Written[] => {
    if (change.kind === 'insert' || change.kind === 'remove') return textsWithin(change.content)
    if (change.kind !== 'set' || change.locale === undefined || typeof change.to !== 'string') return []
    return [{ words: change.to, lang: languageTags[change.locale] }]
  })
}

type Written = { readonly words: string; readonly lang: string }

function textsWithin(value: Json): readonly Written[] {
  if (typeof value !== 'object' || value === null) return []
  if (!isText(value)) return Object.values(value).flatMap(textsWithin)
  return locales.flatMap((locale) => {
    const words = value[locale]
    return typeof words === 'string' ? [{ words, lang: languageTags[locale] }] : []
  })
}

/** The reasons that an erasure may give. */
export function causesView({ words, locale }: Pick<Telling, 'words' | 'locale'>, form: string) {
  return erasureCauses.map((cause) => ({
    cause,
    id: `${form}-${cause}`,
    label: words[locale](`history:erase-${cause}`),
  }))
}

export function readCause(typed: string): ErasureCause | undefined {
  return erasureCauses.find((cause) => cause === typed)
}
