import { flagKinds } from '../../src/coding/flags.js'
import type { FrameFault } from '../../src/coding/revise-frame.js'
import { locales } from '../../src/questionnaire/questionnaire.js'
import { campaignDeeds } from '../../src/web/analyst/texts/campaigns-page.js'
import { states } from '../../src/web/analyst/texts/filtering.js'
import { readingDeeds } from '../../src/web/analyst/texts/flags-page.js'
import { textDeeds } from '../../src/web/analyst/texts/one-text-page.js'
import { frameDeeds } from '../../src/web/analyst/texts/themes-page.js'
import { parts } from '../../src/web/analyst/texts/typed.js'

/** By the compiler; what lacks in a label is said for each language. */
const frameFaults = Object.keys({
  'label-too-long': true,
  'label-taken': true,
  'theme-gone': true,
  'parent-gone': true,
  'has-sub-themes': true,
  itself: true,
} satisfies Record<Exclude<FrameFault, 'label-missing'>, true>)

const standings = ['open', 'confirmed', 'dismissed']
const themeDeeds = ['added', 'gone', 'renamed', 'moved', 'moved-top', 'merged', 'retired', 'reinstated']

/** The keys that the pages about texts put together from codes. */
export const codingKeys: readonly {
  readonly key: string
  readonly each: readonly string[]
  readonly any: readonly string[]
}[] = [
  { key: 'acts:theme-*', each: themeDeeds, any: [] },
  { key: 'acts:campaign-*', each: standings, any: [] },
  { key: 'campaigns:done-*', each: campaignDeeds, any: [] },
  { key: 'campaigns:standing-*', each: standings, any: [] },
  { key: 'flags:done-*', each: readingDeeds, any: [] },
  { key: 'texts:campaign-*', each: standings, any: [] },
  { key: 'texts:done-*', each: [...textDeeds, 'last'], any: [] },
  { key: 'texts:door-*', each: ['texts', 'themes', 'campaigns', 'flags'], any: [] },
  { key: 'texts:flag-*', each: flagKinds, any: [] },
  { key: 'texts:in-*', each: locales, any: [] },
  { key: 'texts:kept-*', each: parts, any: [] },
  { key: 'texts:language-*', each: locales, any: [] },
  { key: 'texts:state-*', each: states, any: [] },
  { key: 'themes:*', each: frameFaults, any: [] },
  { key: 'themes:part-*', each: ['label', 'description'], any: [] },
  { key: 'themes:done-*', each: frameDeeds, any: [] },
  { key: 'themes:in-*', each: locales, any: [] },
  { key: 'themes:label-missing-*', each: locales, any: [] },
]
