import { fields, sectionNames } from '../../src/consultation/settings-field.js'
import { settingsFaultCodes } from '../../src/consultation/settings-fault.js'
import { audiences } from '../../src/consultation/settings-field.js'
import { acts, conclusions } from '../../src/consultation/timetable.js'
import { faultCodes } from '../../src/consultation/timetable-fault.js'
import { helpFaultCodes } from '../../src/web/editor/help-fault.js'
import { settingsDone } from '../../src/web/editor/settings-page.js'
import { starts } from '../../src/web/administrator/new-consultation-page.js'

const names = sectionNames.flatMap((section) => fields[section].map(({ name }) => name))
const written = acts.filter((act) => act === 'extend' || act === 'close-early')

/** The keys that the pages of a consultation's settings put together from codes. */
export const settingsKeys: readonly {
  readonly key: string
  readonly each: readonly string[]
  readonly any: readonly string[]
}[] = [
  { key: 'settings:field-*', each: names, any: [] },
  { key: 'settings:hint-*', each: names, any: [] },
  { key: 'settings:section-*', each: sectionNames, any: [] },
  { key: 'settings:lead-*', each: sectionNames, any: [] },
  { key: 'settings:audience-*', each: audiences, any: [] },
  { key: 'settings:done-*', each: settingsDone, any: [] },
  { key: 'settings:fault-*', each: settingsFaultCodes, any: [] },
  { key: 'dates:*', each: [...acts, 'opens-on', 'closes-on', 'to', 'notice', 'reason', 'outcome', 'report'], any: [] },
  { key: 'dates:*-lead', each: acts, any: [] },
  { key: 'dates:*-button', each: acts, any: [] },
  { key: 'dates:*-notice-hint', each: written, any: [] },
  { key: 'dates:outcome-*', each: conclusions.map((code) => code.toLowerCase()), any: [] },
  { key: 'dates:fault-*', each: faultCodes, any: [] },
  { key: 'help-resources:*', each: ['name', 'address', 'telephone', 'content-note', 'minimum-age', 'reason'], any: [] },
  { key: 'help-resources:fault-*', each: helpFaultCodes, any: [] },
  { key: 'new-consultation:*s-hint', each: ['title', 'slug'], any: [] },
  { key: 'new-consultation:start-*', each: starts, any: [] },
]
