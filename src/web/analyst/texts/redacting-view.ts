import { reasonCodes, redactionReasons } from '../../../coding/reason.js'
import type { Flag } from '../../../coding/personal.js'
import { type Span, uncovered, wordsAt } from '../../../coding/span.js'
import type { ReceivedText } from '../../../coding/text-store.js'
import type { Fields } from '../../../questionnaire/answers.js'
import { postedField } from '../../posted-field.js'
import { languageTags } from '../../site-view.js'
import type { StaffCall } from '../../staff/call.js'
import { entryField, problemView } from '../../staff/entry-field.js'
import type { Problems } from '../../staff/faults.js'
import { textField } from '../../staff/text-field.js'

export type RedactingSubject = {
  readonly received: ReceivedText
  readonly redactions: readonly Span[]
  readonly flags: readonly Flag[]
  readonly problems: Problems
  /** The form was sent, and what was typed comes back. */
  readonly isTyped: boolean
}

/** The form to hide parts of a text: what was flagged and is not hidden yet, or a passage of it. */
export function redactingView(call: StaffCall, { received, redactions, flags, problems, isTyped }: RedactingSubject) {
  const { staff, request, locale } = call
  const words = staff.house.words[locale]
  const body = isTyped ? request.body : undefined
  const chosen = postedSpans(body)
  const left = flags.filter((flag) => uncovered([flag], redactions).length > 0)
  return {
    open: isTyped ? ' open' : '',
    flags: left.map((flag, index) => ({
      id: `span-${index}`,
      value: spanValue(flag),
      kind: words(`flags:kind-${flag.kind}`),
      words: wordsAt(received.words, flag),
      lang: languageTags[received.language],
      checked: !isTyped || chosen.includes(spanValue(flag)) ? ' checked' : '',
    })),
    passage: textField({
      id: 'passage',
      name: 'passage',
      label: words('one-text:passage'),
      written: received.language,
      value: postedField(body, 'passage').replaceAll('\r\n', '\n'),
      problem: problems['passage'],
    }),
    reason: {
      name: 'reason',
      legend: words('one-text:reason'),
      ...problemView(problems['reason']),
      options: reasonCodes.map((code, index) => ({
        id: index === 0 ? 'reason' : `reason-${code}`,
        value: code,
        label: redactionReasons[code][locale],
        checked: postedField(body, 'reason') === code ? ' checked' : '',
      })),
    },
    because: entryField({
      name: 'because',
      label: words('one-text:because'),
      hint: words('one-text:because-hint'),
      value: postedField(body, 'because'),
      problem: problems['because'],
    }),
  }
}

/** A stretch as a checkbox sends it. */
export function spanValue({ place, length }: Span): string {
  return `${place}-${length}`
}

export function postedSpans(body: unknown): readonly string[] {
  return body instanceof Map ? ((body as Fields).get('span') ?? []) : []
}
