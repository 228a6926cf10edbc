import { redactionMark } from '../../../coding/reason.js'
import { partsOf, type Redaction } from '../../../coding/redaction.js'
import type { Written } from '../../../export/written.js'
import type { Locale } from '../../../questionnaire/questionnaire.js'
import { languageTags } from '../../site-view.js'

type Shown = { readonly text: string; readonly language: Locale; readonly redactions: readonly Redaction[] | null }

/** For `components/text-parts`: a text with what is hidden replaced. */
export function textView({ text, language, redactions }: Shown) {
  return {
    lang: languageTags[language],
    parts: partsOf(text, redactions ?? []).map((part) =>
      'words' in part ? { text: part.words } : { text: redactionMark(part.redacted, language), hidden: true },
    ),
  }
}

/** A question by its words, and the box beside an option by its label too. */
export function titleOf({ question, box }: Written, locale: Locale): string {
  return box ? `${question.text[locale]} – ${box[locale]}` : question.text[locale]
}
