import type { Locale } from '../../src/questionnaire/questionnaire.js'
import type { HtmlClient } from '../support/html-client.js'
import type { Site } from '../support/open-site.js'
import { signedIn } from './people.js'
import { spring } from './spring.js'
import { hold, openWaters } from './taking.js'

const letter = 'Please keep the brook as it is because our children swim in it every summer and it belongs to all of us'

/** What people wrote about the brook: a campaign, personal information, and words of both languages. */
export const writings: readonly (readonly [Locale, string])[] = [
  ['en', 'The fishes were swimming near the old mill.'],
  ['fr', 'Les poissons nageaient près du vieux moulin à eau.'],
  ['en', 'Call me at 613-555-0142 or write to jo@example.org, I live at K1A 0B1.'],
  ['fr', 'Mon voisin Untel, au 418 555-0199, jette tout dans le ruisseau.'],
  ['en', letter],
  ['en', `${letter}!`],
  ['en', letter.toUpperCase()],
  ['en', `${letter} indeed`],
  ['en', '<script>alert(1)</script> & "quotes" = trouble'],
]

export async function holdWritings(site: Site): Promise<void> {
  for (const [language, remarks] of writings) {
    await hold(site, 'brook', { version: 1, questionnaire: spring, week: '2026-W19', language, answers: { remarks } })
  }
}

export type Analysts = {
  readonly site: Site
  readonly analyst: HtmlClient
  /** Another analyst of the brook. */
  readonly other: HtmlClient
}

/** The brook with these writings, and two analysts who are signed in. */
export async function openWritings(): Promise<Analysts> {
  const { site, password } = await openWaters()
  await holdWritings(site)
  const analyst = await signedIn(site, 'analyst-1', password)
  return { site, analyst, other: await signedIn(site, 'outsider', password) }
}
