import type { Fields } from '../../questionnaire/answers.js'
import type { JsonObject } from '../../questionnaire/change.js'
import { parseDraft } from '../../questionnaire/parse-draft.js'
import type { Locale } from '../../questionnaire/questionnaire.js'
import type { Draftwork } from '../editing/drafting.js'
import { readable } from '../editing/typed-text.js'
import { problemsOfEdit, workView } from '../editing/work-view.js'
import { workOn } from '../editing/work.js'
import { problemSentences } from '../roundtable/problem-sentences.js'
import { problemView } from '../staff/entry-field.js'
import type { Problems } from '../staff/faults.js'
import type { Words } from '../words.js'

/** A form in an editor's hands: what it shows, and the document that it makes of what was typed. */
export type Workshop = {
  /** The revision that it was opened on. */
  readonly madeOn: number
  readonly work: string
  /** Where what is wrong with the whole is told. */
  readonly field: string
  readonly isOwn: (field: string) => boolean
  readonly view: (problems: Problems) => object
  readonly make: () => Made
}

export type Made =
  | { readonly kind: 'document'; readonly document: JsonObject }
  | { readonly kind: 'at-fault'; readonly problems: Problems }

type Telling = { readonly words: Words; readonly locale: Locale }

/** Of one question or several, by their fields. */
export function questionWorkshop({ drafting, form, madeOn }: Draftwork, { words, locale }: Telling): Workshop {
  return {
    madeOn,
    work: drafting.work,
    field: drafting.work === 'move' ? 'place' : 'q0.text.en',
    isOwn: (field) => /^q\d/.test(field) || field === 'place',
    view: (problems) => workView(drafting, form, { words, locale, problems }),
    make: () => {
      const worked = workOn(drafting, form)
      if (worked.kind === 'document') return worked
      return { kind: 'at-fault', problems: problemsOfEdit(worked.faults, words) }
    },
  }
}

export type SourceDraft = { readonly document: JsonObject; readonly madeOn: number; readonly body: Fields | undefined }

/** Of the whole draft, as its JSON: what no other form has a field for. */
export function sourceWorkshop({ document, madeOn, body }: SourceDraft, { words }: Telling): Workshop {
  const source = readable(body?.get('source')?.[0] ?? JSON.stringify(document, null, 2))
  return {
    madeOn,
    work: 'source',
    field: 'source',
    isOwn: (field) => field === 'source',
    view: (problems) => ({ source: { value: source, ...problemView(problems['source']) } }),
    make: () => {
      const parsed = parseDraft(source)
      if (parsed.kind === 'draft') return { kind: 'document', document: parsed.document }
      return { kind: 'at-fault', problems: { source: placed(parsed.problems, words).join(' ') } }
    },
  }
}

/** Each fault with the place in the document, where it has one. */
function placed(problems: Parameters<typeof problemSentences>[0], words: Words): readonly string[] {
  return problems.slice(0, 5).map((problem) => {
    const [sentence = ''] = problemSentences([problem], words)
    return problem.path === '' ? sentence : `${problem.path}: ${sentence}`
  })
}
