import { type Frame, inOrder, isOffered, type ThemeValue } from '../../../coding/theme.js'
import type { Locale } from '../../../questionnaire/questionnaire.js'
import { postedField } from '../../posted-field.js'
import { languageTags } from '../../site-view.js'
import type { StaffCall } from '../../staff/call.js'
import { problemView } from '../../staff/entry-field.js'
import type { Problems } from '../../staff/faults.js'
import { localesFrom } from '../../words.js'

type Entering = {
  readonly prefix: string
  /** What stands; nothing for one that is added. */
  readonly theme?: ThemeValue
  /** Whether what was posted stands as it was typed; under the names of another theme, where its own is gone. */
  readonly isTyped: boolean
  readonly typedAs?: string
  readonly problems: Problems
}

type Part = 'label' | 'description'

/** Label and description in both languages, the reader's first. */
export function themeFields(call: StaffCall, entering: Entering) {
  const words = call.staff.house.words[call.locale]
  return (['label', 'description'] as const).map((part) => ({
    name: `${entering.prefix}${part}`,
    label: words(`themes:part-${part}`),
    optional: part === 'description',
    ...(part === 'description' && { hint: words('themes:description-hint') }),
    sides: localesFrom(call.locale).map((side) => sideView(call, entering, part, side)),
  }))
}

function sideView({ staff, locale, request }: StaffCall, entering: Entering, part: Part, side: Locale) {
  const { prefix, theme, isTyped, typedAs = prefix, problems } = entering
  const name = `${prefix}${part}-${side}`
  const isLong = part === 'description'
  return {
    id: name,
    label: staff.house.words[locale](`themes:in-${side}`),
    lang: languageTags[side],
    value: isTyped ? postedField(request.body, `${typedAs}${part}-${side}`) : (theme?.[part][side] ?? ''),
    long: isLong,
    described: isLong ? `${prefix}${part}-hint ${name}-problem` : `${name}-problem`,
    ...problemView(problems[name]),
  }
}

/** For a theme to be added. Words typed for a theme that is gone stand here, lest they be lost. */
export function addingView(call: StaffCall, frame: Frame, problems: Problems) {
  const { body } = call.request
  const { locale } = call
  const theme = postedField(body, 'theme')
  const isTyped = body !== undefined && !frame.has(theme)
  const chosen = isTyped ? postedField(body, 'parent') : ''
  return {
    fields: themeFields(call, {
      prefix: 'new-',
      isTyped,
      typedAs: theme === '' ? 'new-' : `${theme}-`,
      problems,
    }),
    parents: inOrder(frame)
      .filter((each) => isOffered(each) && each.parent === undefined)
      .map(({ id, label }) => ({ value: id, label: label[locale], selected: id === chosen ? ' selected' : '' })),
  }
}
