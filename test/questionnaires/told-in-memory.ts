import { openUtterances } from '../../src/history/utterance.js'
import type { Json, JsonObject } from '../../src/questionnaire/change.js'
import { isText } from '../../src/questionnaire/facts.js'
import { retell } from '../../src/revision/retell.js'
import { emptyReview, type Review } from '../../src/revision/review.js'
import { type Story, tellStory } from '../../src/revision/story.js'

/** A review told from its first draft, without a database. */
export async function toldInMemory(consultation: string, draft: JsonObject, story: Story): Promise<Review> {
  let told = emptyReview(consultation)
  const said = new Map<string, Json>()
  await tellStory({
    story,
    draft,
    opensOn: '2018-04-05',
    read: () => Promise.resolve(told),
    act: (by, at, { act }) => {
      const { utter, made } = openUtterances()
      const { result, deeds } = act({ review: told, by, at, said, utter, lastVersion: 0, hasDates: true })
      for (const { id, content } of made) said.set(id, JSON.parse(content) as Json)
      const events = deeds.map(({ at: when, ...deed }, index) => ({
        consultation,
        number: told.event + 1 + index,
        ...deed,
        at: when.toISOString(),
        previous: '',
      }))
      told = retell(told, events)
      return Promise.resolve(result)
    },
  })
  return told
}

/** Every French text, wherever it stands, those that changes give included. */
export function frenchTextsIn(value: Json | undefined): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  if (isFrenchSet(value)) return [value.to]
  if (isText(value)) return typeof value['fr'] === 'string' ? [value['fr']] : []
  return Object.values(value).flatMap(frenchTextsIn)
}

function isFrenchSet(value: object): value is { readonly to: string } {
  return 'locale' in value && value.locale === 'fr' && 'to' in value && typeof value.to === 'string'
}
