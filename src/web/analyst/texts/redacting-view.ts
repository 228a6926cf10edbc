import { flagsIn, type Span } from '../../../coding/flags.js'
import { covers, joined } from '../../../coding/redaction.js'
import { reasonCodes, redactionReasons } from '../../../coding/reason.js'
import type { WholeText } from '../../../coding/whole-text-store.js'
import { postedField, postedFields } from '../../posted-field.js'
import { languageTags } from '../../site-view.js'
import type { StaffCall } from '../../staff/call.js'
import { entryField, problemView } from '../../staff/entry-field.js'
import type { Problems } from '../../staff/faults.js'
import { textField } from '../../staff/text-field.js'
import { capitalized } from '../../words.js'

type Typed = {
  /** Whether what was posted stands; else all is empty. */
  readonly isPosted: boolean
  readonly problems: Problems
}

/** The form in which a passage of a text is hidden: what the program found and nobody has hidden yet, and what it did not. */
export function redactingView(call: StaffCall, whole: WholeText, { isPosted, problems }: Typed) {
  const { staff, locale, request } = call
  const words = staff.house.words[locale]
  const typed = (name: string) => (isPosted ? postedField(request.body, name) : '')
  const spans = isPosted ? postedFields(request.body, 'span') : []
  const { text, language, redactions } = whole
  const points = Array.from(text)
  const isHidden = (flag: Span) => joined(redactions ?? []).some((hidden) => covers(hidden, flag))
  return {
    flags: flagsIn(text)
      .filter((flag) => !isHidden(flag))
      .map(({ kind, start, length }) => ({
        id: `span-${start}`,
        value: `${start}:${length}`,
        kind: words(`texts:flag-${kind}`),
        words: points.slice(start, start + length).join(''),
        lang: languageTags[language],
        checked: spans.includes(`${start}:${length}`) ? ' checked' : '',
      })),
    passage: textField({
      id: 'passage',
      name: 'passage',
      label: words('texts:passage'),
      written: language,
      value: typed('passage'),
      problem: problems['passage'],
    }),
    reasons: {
      name: 'reason',
      legend: words('texts:reason'),
      ...problemView(problems['reason']),
      options: reasonCodes.map((reason, place) => ({
        id: place === 0 ? 'reason' : `reason-${reason}`,
        value: reason,
        label: capitalized(redactionReasons[reason][locale]),
        checked: typed('reason') === reason ? ' checked' : '',
      })),
    },
    note: entryField({
      name: 'note',
      label: words('texts:note'),
      hint: words('texts:note-hint'),
      value: typed('note'),
      problem: problems['note'],
    }),
  }
}
