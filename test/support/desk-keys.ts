import { conclusions } from '../../src/consultation/timetable.js'
import { eventKinds } from '../../src/history/event-kind.js'
import { deeds as owedDeeds } from '../../src/web/editor/owed-page.js'
import { deeds as publicationDeeds } from '../../src/web/editor/publication-page.js'
import { outcomes } from '../../src/revision/review.js'
import { erasureCauses } from '../../src/history/erasure.js'
import { entryDeeds } from '../../src/web/editor/history-entry-routes.js'
import { meetingDeeds } from '../../src/web/staff/meetings-page.js'

type BuiltKeys = { readonly key: string; readonly each: readonly string[]; readonly any: string[] }

const notRevised = ['no-draft', 'changes-nothing', 'does-not-fit', 'conflict', 'shapeless', 'returns']
const notPublished = ['blocked', 'moved-on', 'requested-already', 'not-requested', 'same-person', 'reason-missing']
const comparabilities = ['none', 'wording', 'options', 'reach', 'meaning']
const tamperings = 'entry place link utterance utterance-unknown utterance-missing revision version'.split(' ')
const languages = ['en', 'fr']

const timetableKinds = eventKinds.filter(
  (kind) => /^(consultation|announcement|dates)-/.test(kind) && kind !== 'consultation-concluded',
)

/** Every text of a questionnaire, by the kind of its node. */
const parts = {
  questionnaire: ['title', 'notice', 'content-note'],
  'help-resource': ['name', 'description', 'address'],
  page: ['title', 'short-title', 'introduction'],
  question: ['text', 'hint', 'fact-title', 'fact-text', 'unit'],
  option: ['label', 'specify'],
  point: ['label'],
  row: ['text'],
}

/** The keys that the pages of the editors' desk put together from codes. */
export const deskKeys: readonly BuiltKeys[] = [
  {
    key: 'part:*',
    each: Object.entries(parts).flatMap(([kind, texts]) => texts.map((text) => `${kind}-${text}`)),
    any: [],
  },
  { key: 'owed:done-*', each: owedDeeds, any: [] },
  { key: 'owed:refused-*', each: [...notRevised, 'moved-on', 'text-gone', 'not-owed'], any: [] },
  ...['in', 'language', 'words', 'translation-of', 'missing'].map((word) => ({
    key: `owed:${word}-*`,
    each: languages,
    any: [],
  })),
  ...['label', 'missing'].map((word) => ({ key: `reason:${word}-*`, each: languages, any: [] })),
  { key: 'publication:done-*', each: publicationDeeds, any: [] },
  { key: 'publication:owed-*', each: languages, any: [] },
  { key: 'publication:question-*', each: ['new', 'changed', 'removed'], any: [] },
  { key: 'comparability:class-*', each: [...comparabilities, 'gone', 'new'], any: [] },
  { key: 'comparability:means-*', each: comparabilities, any: [] },
  {
    key: 'publication:refused-*',
    each: [...notRevised, ...notPublished, 'version-unknown', 'set-already'],
    any: [],
  },
  { key: 'minutes:done-*', each: meetingDeeds, any: [] },
  { key: 'minutes:refused-*', each: ['moved-on'], any: [] },
  { key: 'minutes:stood-*', each: [...outcomes, 'withdrawn'], any: [] },
  {
    key: 'minutes:*',
    each: [...outcomes, 'present-missing', 'day-unfit', 'not-yet', 'ends-before', 'too-many-days'],
    any: ['from', 'to'],
  },
  { key: 'minutes:place-*', each: languages, any: [] },
  { key: 'minutes:*', each: languages.map((language) => `place-missing-${language}`), any: [] },
  { key: 'history:done-*', each: entryDeeds, any: [] },
  { key: 'history:with-*', each: tamperings, any: [] },
  { key: 'history:stance-*', each: ['support', 'concern', 'none'], any: [] },
  { key: 'history:decided-*', each: outcomes, any: [] },
  { key: 'history:revised-*', each: ['decision', 'direct', 'reversion'], any: [] },
  { key: 'history:waived-*', each: languages, any: [] },
  { key: 'history:*', each: timetableKinds, any: [] },
  { key: 'history:concluded-*', each: conclusions.map((code) => code.toLowerCase()), any: [] },
  { key: 'history:erased-*', each: erasureCauses, any: [] },
  { key: 'history:erase-*', each: erasureCauses, any: [] },
  { key: 'history:said-*', each: ['reason', 'words', 'changes', 'present'], any: [] },
  { key: 'reason:*', each: ['unreadable', 'too-long'], any: [] },
]
