import type { Json } from '../../questionnaire/change.js'
import type { Conflict } from '../../questionnaire/conflict.js'
import { comparedWords } from '../difference/words-view.js'
import type { Table } from '../roundtable/table.js'
import { partName, placeName } from '../staff/place-name.js'

/** Where the draft moved on under a proposal: the words as they stood, as they stand, and as they are asked for. */
export function conflictsView({ questionnaire, words, locale }: Table, conflicts: readonly Conflict[]) {
  const saying = { words: words[locale], locale }
  return conflicts.map((conflict) => {
    const place = placeName(questionnaire, conflict.node, saying).title
    const isText = 'attribute' in conflict && conflict.attribute !== undefined && conflict.locale !== undefined
    const part = isText
      ? partName(questionnaire, conflict.node, conflict.attribute, saying)
      : words[locale]('decision:order')
    return {
      what: words[locale]('decision:conflict', { part, place }),
      ...(isText
        ? {
            lang: `${conflict.locale}-CA`,
            ours: comparedWords(text(conflict.base), text(conflict.ours)),
            theirs: comparedWords(text(conflict.base), text(conflict.theirs)),
          }
        : {}),
    }
  })
}

function text(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined
}
