import type { FrameFault } from '../../src/coding/frame.js'
import { flagKinds } from '../../src/coding/personal.js'
import { locales } from '../../src/questionnaire/questionnaire.js'
import { campaignDeeds } from '../../src/web/analyst/texts/campaigns-page.js'
import { oneTextDeeds } from '../../src/web/analyst/texts/one-text-page.js'
import { themeDeeds } from '../../src/web/analyst/texts/themes-page.js'
import type { TextFault } from '../../src/web/staff/posted-text.js'

/** Of their types, by the compiler. What changes nothing is no fault to whoever asked for it. */
const frameFaults = Object.keys({
  'theme-gone': true,
  'label-taken': true,
  'too-deep': true,
  'has-parts': true,
  'into-itself': true,
} satisfies Record<Exclude<FrameFault, 'changes-nothing'>, true>)
const textFaults = Object.keys({
  missing: true,
  unreadable: true,
  'too-long': true,
} satisfies Record<TextFault, true>)

/** The keys that the pages about texts put together from codes. */
export const textsKeys: readonly {
  readonly key: string
  readonly each: readonly string[]
  readonly any: readonly string[]
}[] = [
  { key: 'texts:language-*', each: locales, any: [] },
  { key: 'texts:in-*', each: locales, any: [] },
  { key: 'texts:place-*', each: ['texts', 'themes', 'campaigns', 'flags'], any: [] },
  { key: 'one-text:done-*', each: oneTextDeeds, any: [] },
  { key: 'themes:done-*', each: themeDeeds, any: [] },
  { key: 'themes:fault-*', each: [...frameFaults, 'moved-on'], any: [] },
  { key: 'themes:field-*', each: ['label', 'description', 'frame'], any: [] },
  { key: 'themes:label-*', each: textFaults, any: [] },
  { key: 'themes:description-*', each: textFaults, any: [] },
  { key: 'campaigns:done-*', each: campaignDeeds, any: [] },
  { key: 'flags:kind-*', each: flagKinds, any: [] },
]
