import type { Known } from '../../../coding/found-codes-store.js'
import type { FoundText } from '../../../coding/text-store.js'
import { languageTags } from '../../site-view.js'
import type { Words } from '../../words.js'

/** A text with what is known of it: in which language, whether it has flags or is one of a group. */
export function textView(words: Words, { language, shown }: FoundText, known: Known | undefined) {
  return {
    shown,
    lang: languageTags[language],
    language: words(`texts:in-${language}`),
    flagged: (known?.flags.length ?? 0) > 0,
    grouped: known?.campaign !== undefined,
  }
}
